package dev.cartwright.stocklive;

import dev.cartwright.inventory.Inventory;
import dev.cartwright.kernel.Sku;
import org.jspecify.annotations.Nullable;

/**
 * What a shopper is shown of a SKU.
 *
 * @param available units, of many only that they are at least so many; null of untracked SKUs
 */
record Availability(Sku sku, @Nullable Integer available, boolean inStock) {

    /** What fits into an event's id. */
    static final int LARGEST = 999_999;

    static Availability of(Sku sku, int units, int mostShown) {
        return units == Inventory.UNLIMITED
                ? new Availability(sku, null, true)
                : new Availability(sku, Math.clamp(units, 0, mostShown), units > 0);
    }
}
