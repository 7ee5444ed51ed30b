package dev.cartwright.ledger;

import dev.cartwright.kernel.OrderId;
import dev.cartwright.platform.Actor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A posting as it stands in the books: when, and through whom. */
record Posted(
        UUID id,
        Instant at,
        String kind,
        UUID source,
        @Nullable OrderId order,
        Actor through,
        List<Entry> entries) {}
