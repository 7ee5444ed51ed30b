package dev.cartwright.catalog;

import java.time.Instant;
import java.util.UUID;

/** The tree has other categories, names or places. Published in the transaction that does it. */
public record CategoriesChanged(UUID id, Instant at) {}
