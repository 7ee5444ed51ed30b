package dev.cartwright.stocklive;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.Sku;
import java.time.Instant;
import java.util.UUID;

/**
 * What may be bought of a SKU in a channel is, or was for a moment, another number than before.
 *
 * @param available as it was when this was written; {@code Inventory.UNLIMITED} of untracked SKUs
 */
public record AvailabilityChanged(UUID id, Instant at, ChannelId channel, Sku sku, int available) {}
