package dev.cartwright.kernel;

import org.joda.money.Money;

/**
 * What a purchase costs. Without tax in the prices, total = items − discount + shipping + tax; with
 * it, tax is a part of the others and total = items − discount + shipping.
 *
 * @param discount not negative
 */
public record Totals(
        Money items, Money discount, Money shipping, Money tax, Money total, boolean taxIncluded) {

    public Totals {
        var sum = items.minus(discount).plus(shipping);
        if (!total.equals(taxIncluded ? sum : sum.plus(tax))) {
            throw new IllegalArgumentException("totals do not add up: " + total + " is not " + sum);
        }
    }

    public static Totals of(
            Money items, Money discount, Money shipping, Money tax, boolean taxIncluded) {
        var sum = items.minus(discount).plus(shipping);
        return new Totals(
                items, discount, shipping, tax, taxIncluded ? sum : sum.plus(tax), taxIncluded);
    }
}
