package dev.cartwright.catalog;

import dev.cartwright.kernel.ProductId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A product as it is kept.
 *
 * @param version counts its changes
 * @param publishedAt when shoppers could see it first; null is not yet
 */
public record StoredProduct(
        ProductId id,
        int version,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant publishedAt,
        Product product) {}
