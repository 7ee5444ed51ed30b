package dev.cartwright.hostile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A card as the processor keeps it, perhaps for a customer who comes again. */
record Method(String id, Card card, @Nullable String customer, Instant created) {

    Method of(@Nullable String owner) {
        return new Method(id, card, owner, created);
    }
}
