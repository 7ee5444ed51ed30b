package dev.cartwright.carts;

import dev.cartwright.kernel.Sku;
import dev.cartwright.rates.Pricing.Goods;
import java.util.UUID;
import org.joda.money.Money;

/**
 * Some units of one SKU in a cart, at the price last shown.
 *
 * @param weightGrams of one unit
 */
public record CartLine(
        UUID id,
        Sku sku,
        String name,
        int quantity,
        Money unitPrice,
        String taxCategory,
        int weightGrams) {

    CartLine at(Money price) {
        return new CartLine(id, sku, name, quantity, price, taxCategory, weightGrams);
    }

    Goods goods() {
        return new Goods(quantity, unitPrice, taxCategory, weightGrams);
    }
}
