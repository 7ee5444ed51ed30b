package dev.cartwright.kernel;

import java.time.Duration;

/** What a setting may be: a wrong one stops the start, with its name. */
public final class Setting {

    private Setting() {}

    /** Refuses a time that is zero or runs backwards. */
    public static void requirePositive(String property, Duration value) {
        if (!value.isPositive()) {
            throw new InvalidField(property, property + " must be more than 0, not " + value);
        }
    }

    /** Refuses a count that would allow nothing. */
    public static void requireAtLeastOne(String property, long value) {
        if (value < 1) {
            throw new InvalidField(property, property + " must be at least 1, not " + value);
        }
    }
}
