package dev.cartwright.catalog;

import dev.cartwright.kernel.ProductId;
import java.time.Instant;
import java.util.UUID;

/** A product is on sale that was not before. */
public record ProductPublished(UUID id, Instant at, ProductId product) {}
