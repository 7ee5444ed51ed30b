package dev.cartwright.inventory;

import dev.cartwright.kernel.Sku;

/** One SKU at one location. */
record Place(Sku sku, String location) {}
