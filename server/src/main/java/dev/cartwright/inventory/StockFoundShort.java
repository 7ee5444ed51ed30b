package dev.cartwright.inventory;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.Sku;
import java.time.Instant;
import java.util.UUID;

/** A count found fewer units of a SKU at a location than are promised there. */
public record StockFoundShort(
        UUID id, Instant at, ChannelId channel, Sku sku, String location, int missing) {}
