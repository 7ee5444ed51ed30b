package dev.cartwright.inventory;

import dev.cartwright.kernel.Sku;

/** What can have stock; the catalogue, which lies above, says so. */
public interface KnownSkus {

    /** Says whether there is such a variant, whatever the status of its product. */
    boolean contains(Sku sku);
}
