package dev.cartwright.refunds;

import dev.cartwright.kernel.Shares;
import dev.cartwright.orders.Order;
import dev.cartwright.orders.OrderLine;

/**
 * What a line of an order or its delivery comes to, or a share of that, as the books have it: items
 * − discount + tax, in minor units.
 *
 * @param items before discount, without tax; what delivery costs, where it is delivery
 */
record Worth(long items, long discount, long tax) {

    static final Worth NOTHING = new Worth(0, 0, 0);

    static Worth of(OrderLine line, boolean taxIncluded) {
        var tax = line.tax().getAmountMinorLong();
        var total = line.total().getAmountMinorLong();
        return new Worth(
                taxIncluded ? total - tax : total, line.discount().getAmountMinorLong(), tax);
    }

    static Worth ofShipping(Order order) {
        var tax = order.shippingTax().getAmountMinorLong();
        var shipping = order.totals().shipping().getAmountMinorLong();
        return new Worth(order.totals().taxIncluded() ? shipping - tax : shipping, 0, tax);
    }

    long total() {
        return items - discount + tax;
    }

    Worth plus(Worth other) {
        return new Worth(items + other.items, discount + other.discount, tax + other.tax);
    }

    Worth minus(Worth other) {
        return new Worth(items - other.items, discount - other.discount, tax - other.tax);
    }

    /**
     * Returns what some of so many units come to. Taken from what is left time and again, the last
     * units get exactly the rest. Discount is never more than items, here and in what is left: both
     * are rounded the same way.
     */
    Worth of(int units, int left) {
        return new Worth(
                share(items, units, left), share(discount, units, left), share(tax, units, left));
    }

    /**
     * Returns a share that comes to this amount, its components in proportion.
     *
     * @param amount at most the total; where it is the total, that is all of it
     */
    Worth of(long amount) {
        if (amount == 0) {
            return NOTHING;
        }
        if (amount == total()) {
            return this;
        }
        var parts = Shares.of(amount, tax, items - discount);
        var off = parts[1] == 0 ? 0 : share(discount, parts[1], items - discount);
        return new Worth(parts[1] + off, off, parts[0]);
    }

    private static long share(long minor, long part, long whole) {
        return Shares.of(minor, part, whole - part)[0];
    }
}
