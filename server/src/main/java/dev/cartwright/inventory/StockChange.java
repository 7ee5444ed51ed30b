package dev.cartwright.inventory;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.Sku;

/** What may be promised of a SKU at a location, before and after something happened there. */
record StockChange(Sku sku, String location, ChannelId channel, int before, int after) {

    boolean ranOut() {
        return before > 0 && after <= 0;
    }

    boolean cameBack() {
        return before <= 0 && after > 0;
    }
}
