package dev.cartwright.carts;

import dev.cartwright.kernel.Sku;
import dev.cartwright.rates.Pricing.Goods;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Some units of one SKU in a cart, at the price last shown.
 *
 * @param unitPrice what the shop asks for one
 * @param weightGrams of one unit
 * @param special what staff asks instead; null of what costs what the shop asks
 */
public record CartLine(
        UUID id,
        Sku sku,
        String name,
        int quantity,
        Money unitPrice,
        String taxCategory,
        int weightGrams,
        @Nullable SpecialPrice special) {

    /** Returns what one unit costs its buyer, before discounts. */
    public Money price() {
        return special == null ? unitPrice : special.price();
    }

    CartLine with(@Nullable SpecialPrice other) {
        return new CartLine(id, sku, name, quantity, unitPrice, taxCategory, weightGrams, other);
    }

    CartLine at(Money price) {
        return new CartLine(id, sku, name, quantity, price, taxCategory, weightGrams, special);
    }

    Goods goods() {
        return new Goods(quantity, price(), taxCategory, weightGrams);
    }
}
