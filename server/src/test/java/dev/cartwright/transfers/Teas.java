package dev.cartwright.transfers;

import dev.cartwright.inventory.KnownSkus;
import dev.cartwright.kernel.Sku;

/** All the tests' goods are teas. */
record Teas() implements KnownSkus {

    @Override
    public boolean contains(Sku sku) {
        return sku.code().startsWith("TEA-");
    }
}
