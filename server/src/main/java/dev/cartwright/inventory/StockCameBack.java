package dev.cartwright.inventory;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.Sku;
import java.time.Instant;
import java.util.UUID;

/** A location that had no available unit of a SKU has some again. */
public record StockCameBack(
        UUID id, Instant at, ChannelId channel, Sku sku, String location, int available) {}
