package dev.cartwright.discounts;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How much is off, in the currency of the cart.
 *
 * @param percent null where it is an amount or a price
 */
record Cut(@Nullable Percent percent, long minor, boolean toPrice) {

    static Cut of(Off off, String currency) {
        if (off.percent() != null) {
            return new Cut(off.percent(), 0, false);
        }
        return off.amount() != null
                ? new Cut(null, off.amount().minor(currency), false)
                : new Cut(null, Objects.requireNonNull(off.price()).minor(currency), true);
    }

    /** What an amount is for where the merchant does not say. */
    Action.Per usually() {
        return percent == null ? Action.Per.UNIT : Action.Per.LINE;
    }

    long of(long base) {
        if (percent != null) {
            return percent.of(base);
        }
        return toPrice ? Math.max(0, base - minor) : Math.min(minor, base);
    }
}
