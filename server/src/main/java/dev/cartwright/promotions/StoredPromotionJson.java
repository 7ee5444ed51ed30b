package dev.cartwright.promotions;

import dev.cartwright.kernel.PromotionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A promotion as staff see it.
 *
 * @param version written last: what {@code definition} says
 * @param publishedVersion that carts are reckoned with; null before the first
 * @param requestedBy who asked for the last version to be published, and waits for a second person
 * @param revision counts every change, of its state too: what If-Match names
 */
record StoredPromotionJson(
        PromotionId id,
        State state,
        int version,
        @Nullable Integer publishedVersion,
        @Nullable String requestedBy,
        int revision,
        Instant createdAt,
        Instant changedAt,
        Definition definition) {

    static StoredPromotionJson of(Stored it) {
        return new StoredPromotionJson(
                it.id(),
                it.state(),
                it.version(),
                it.published(),
                it.requestedBy(),
                it.revision(),
                it.createdAt(),
                it.changedAt(),
                it.definition());
    }
}
