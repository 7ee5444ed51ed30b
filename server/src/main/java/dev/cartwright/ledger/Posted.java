package dev.cartwright.ledger;

import dev.cartwright.platform.Actor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A posting as it stands in the books: when, and through whom. */
record Posted(UUID id, Instant at, String kind, UUID source, Actor through, List<Entry> entries) {}
