package dev.cartwright.rates;

import dev.cartwright.kernel.Totals;
import java.util.List;
import org.joda.money.Money;

/**
 * Goods, delivery and tax, added up.
 *
 * @param lines in the order they were given
 * @param shippingTax is a part of the totals' tax
 */
public record Priced(List<PricedLine> lines, Money shippingTax, Totals totals) {

    public Priced {
        lines = List.copyOf(lines);
    }
}
