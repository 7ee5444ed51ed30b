package dev.cartwright.promotions;

import dev.cartwright.kernel.PromotionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A promotion as it stands.
 *
 * @param version written last
 * @param published carts are reckoned with; null before the first
 * @param requestedBy who asked that the last version be published; null where nobody waits
 * @param revision counts every change, of its state too
 */
record Stored(
        PromotionId id,
        State state,
        int version,
        @Nullable Integer published,
        @Nullable String requestedBy,
        int revision,
        Instant createdAt,
        Instant changedAt,
        Definition definition) {

    /** Returns it as it stands after somebody did something with it. */
    Stored with(State next, @Nullable Integer nowPublished, @Nullable String asked) {
        return new Stored(
                id, next, version, nowPublished, asked, revision, createdAt, changedAt, definition);
    }
}
