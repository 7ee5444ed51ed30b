package dev.cartwright.carts;

import dev.cartwright.kernel.PromotionId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.rates.Pricing.Goods;
import org.joda.money.Money;

/**
 * Units that a promotion adds to a cart at no cost.
 *
 * @param unitPrice what a unit would have cost
 */
public record GiftLine(
        PromotionId promotion,
        Sku sku,
        String name,
        int quantity,
        Money unitPrice,
        String taxCategory) {

    /** A gift makes no parcel dearer: it weighs nothing where the delivery's price is found. */
    Goods goods() {
        return new Goods(quantity, unitPrice, taxCategory, 0);
    }

    boolean isSame(GiftLine other) {
        return promotion.equals(other.promotion) && sku.equals(other.sku);
    }

    Money worth() {
        return unitPrice.multipliedBy(quantity);
    }
}
