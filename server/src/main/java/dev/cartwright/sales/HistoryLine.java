package dev.cartwright.sales;

import dev.cartwright.kernel.Sku;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of an earlier shop's order.
 *
 * @param fileLine of the file, from 1
 * @param print the same for lines that say the same
 * @param order made of its number, as buyer is of what the customer was called
 * @param items in minor units: units times price, half up
 */
record HistoryLine(
        int fileLine,
        UUID print,
        Kind kind,
        Instant at,
        LocalDate day,
        UUID order,
        String number,
        @Nullable UUID buyer,
        Sku sku,
        @Nullable String name,
        @Nullable String country,
        int units,
        long items,
        Warnings warnings) {

    /**
     * What is odd and counts all the same.
     *
     * @param negativeQuantities of lines that cancel nothing
     */
    record Warnings(
            int withoutCustomer, int cancellations, int pricesNotPositive, int negativeQuantities) {

        static final Warnings NONE = new Warnings(0, 0, 0, 0);

        Warnings plus(Warnings other) {
            return new Warnings(
                    withoutCustomer + other.withoutCustomer,
                    cancellations + other.cancellations,
                    pricesNotPositive + other.pricesNotPositive,
                    negativeQuantities + other.negativeQuantities);
        }
    }

    /** So that what is equal is in one slice. */
    int slice() {
        return (int) (print.getMostSignificantBits() >>> 56);
    }
}
