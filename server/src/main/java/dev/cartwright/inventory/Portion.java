package dev.cartwright.inventory;

import org.jspecify.annotations.Nullable;

/**
 * Units that go together.
 *
 * @param lot null where the item has none
 * @param value what they cost, in minor units
 */
public record Portion(int units, @Nullable LotLabel lot, long value) {}
