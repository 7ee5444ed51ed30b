package dev.cartwright.fulfilment;

import java.util.UUID;

/**
 * How far the units of one line of an order have come; pure.
 *
 * @param released being picked
 * @param delivered some of those that are shipped
 * @param returning some of those that are shipped, asked to come back
 */
record LineUnits(
        UUID line,
        int ordered,
        int cancelled,
        int released,
        int shipped,
        int delivered,
        int returning,
        int returned) {

    static LineUnits untouched(UUID line, int ordered) {
        return new LineUnits(line, ordered, 0, 0, 0, 0, 0, 0);
    }

    /** Those that are still wanted. */
    int wanted() {
        return ordered - cancelled;
    }

    /** Those that nobody picks yet. */
    int open() {
        return wanted() - released - shipped;
    }

    /** Those that have not left. */
    int unsent() {
        return wanted() - shipped;
    }

    /** Those that may be asked to come back. */
    int returnable() {
        return shipped - returning - returned;
    }
}
