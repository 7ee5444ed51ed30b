package dev.cartwright.catalog;

import java.time.Instant;
import java.util.UUID;

/** What shoppers read of an attribute is now another. Published in the transaction that does it. */
public record AttributeChanged(UUID id, Instant at, String code) {}
