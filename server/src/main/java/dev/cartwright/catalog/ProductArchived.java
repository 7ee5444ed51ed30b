package dev.cartwright.catalog;

import dev.cartwright.kernel.ProductId;
import java.time.Instant;
import java.util.UUID;

/** A product is on sale no more. */
public record ProductArchived(UUID id, Instant at, ProductId product) {}
