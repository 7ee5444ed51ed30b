package dev.cartwright.sales;

import java.util.function.ToLongFunction;

/**
 * Facts added up, in minor units of one currency.
 *
 * @param sold placed, whatever became of it
 * @param total all of them together
 * @param own what became of the orders that were sold among these
 * @param newCustomers of those who bought: whose first order ever is among these
 * @param repeatCustomers of those who bought: with an order that is not their first ever
 */
record Tally(
        Sum sold,
        Sum cancelled,
        Sum refunded,
        Sum adjusted,
        Sum total,
        Own own,
        long newCustomers,
        long repeatCustomers,
        Shipped shipped) {

    /**
     * Of the orders that were sold among these, and of no others.
     *
     * @param cancelledOrders as a whole; units that are taken out of an order cancel no order
     */
    record Own(long cancelledOrders, long refundedOrders, long refundedUnits, long refundedNet) {

        static Own of(String prefix, ToLongFunction<String> number) {
            return new Own(
                    number.applyAsLong(prefix + "cancelled_orders"),
                    number.applyAsLong(prefix + "refunded_orders"),
                    number.applyAsLong(prefix + "refunded_units"),
                    number.applyAsLong(prefix + "refunded_net"));
        }
    }

    /**
     * How long it took until the first units of orders left.
     *
     * @param seconds of all together
     * @param middles the sum of the two in the middle
     */
    record Shipped(long orders, long seconds, long middles) {}

    /** Of the facts of a kind, or of all. */
    record Sum(
            long lines,
            long orders,
            long customers,
            long skus,
            long units,
            long items,
            long discount,
            long tax,
            long net,
            long gross) {

        /**
         * @param number by the names that the query gives its columns
         */
        static Sum of(String prefix, ToLongFunction<String> number) {
            return new Sum(
                    number.applyAsLong(prefix + "lines"),
                    number.applyAsLong(prefix + "orders"),
                    number.applyAsLong(prefix + "customers"),
                    number.applyAsLong(prefix + "skus"),
                    number.applyAsLong(prefix + "units"),
                    number.applyAsLong(prefix + "items"),
                    number.applyAsLong(prefix + "discount"),
                    number.applyAsLong(prefix + "tax"),
                    number.applyAsLong(prefix + "net"),
                    number.applyAsLong(prefix + "gross"));
        }
    }

    static final Tally NOTHING = of("", _ -> 0);

    static Tally of(String prefix, ToLongFunction<String> number) {
        return new Tally(
                Sum.of(prefix + "sale_", number),
                Sum.of(prefix + "cancellation_", number),
                Sum.of(prefix + "refund_", number),
                Sum.of(prefix + "adjustment_", number),
                Sum.of(prefix + "total_", number),
                Own.of(prefix + "own_", number),
                number.applyAsLong(prefix + "new_customers"),
                number.applyAsLong(prefix + "repeat_customers"),
                new Shipped(
                        number.applyAsLong(prefix + "shipped_orders"),
                        number.applyAsLong(prefix + "seconds_to_ship"),
                        number.applyAsLong(prefix + "middle_seconds")));
    }
}
