package dev.cartwright.rates;

import dev.cartwright.kernel.Totals;
import java.util.List;
import org.joda.money.Money;

/**
 * Goods, delivery and tax, added up.
 *
 * @param lines in the order they were given
 * @param shippingTax is a part of the totals' tax
 * @param shippingDiscount is off the delivery already; not a part of the totals' discount
 */
public record Priced(
        List<PricedLine> lines, Money shippingTax, Money shippingDiscount, Totals totals) {

    public Priced {
        lines = List.copyOf(lines);
    }
}
