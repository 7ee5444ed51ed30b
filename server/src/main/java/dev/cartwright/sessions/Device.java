package dev.cartwright.sessions;

import java.time.Instant;
import java.util.UUID;

/** A device that is signed in, as its owner sees it. */
public record Device(
        UUID id, String agent, String network, Instant startedAt, Instant lastUsedAt) {}
