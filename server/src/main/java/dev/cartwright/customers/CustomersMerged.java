package dev.cartwright.customers;

import dev.cartwright.kernel.CustomerId;
import java.time.Instant;
import java.util.UUID;

/**
 * One person was known twice: what is the one's is the other's from now on. Published in the
 * transaction that does it. No channel's, for people are the merchant's.
 */
public record CustomersMerged(UUID id, Instant at, CustomerId from, CustomerId into) {}
