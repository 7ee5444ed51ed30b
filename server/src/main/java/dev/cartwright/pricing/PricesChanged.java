package dev.cartwright.pricing;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.Sku;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * From this instant on these may cost something else: a price was set, or one planned before began
 * or ended. Published in the transaction that does it.
 */
public record PricesChanged(UUID id, Instant at, ChannelId channel, List<Sku> skus) {
    public PricesChanged {
        skus = List.copyOf(skus);
    }
}
