package dev.cartwright.ledger;

import java.util.List;
import org.joda.money.Money;

/**
 * What an order comes to: items − discount + shipping + tax = total, all in one currency.
 *
 * @param items before discount, without tax
 * @param discount not negative, without tax
 * @param shipping without tax
 * @param tax on items and shipping
 * @param total what the customer pays
 */
public record OrderAmounts(Money items, Money discount, Money shipping, Money tax, Money total) {

    public OrderAmounts {
        for (var amount : List.of(items, discount, shipping, tax, total)) {
            if (amount.isNegative()) {
                throw new IllegalArgumentException("must not be negative: " + amount);
            }
        }
        var sum = items.minus(discount).plus(shipping).plus(tax);
        if (!sum.isEqual(total)) {
            throw new IllegalArgumentException("total is " + total + ", its parts make " + sum);
        }
    }

    /** Returns what is left; throws {@link IllegalArgumentException} where the part is larger. */
    public OrderAmounts minus(OrderAmounts part) {
        return new OrderAmounts(
                items.minus(part.items),
                discount.minus(part.discount),
                shipping.minus(part.shipping),
                tax.minus(part.tax),
                total.minus(part.total));
    }
}
