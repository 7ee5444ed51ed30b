package dev.cartwright.hooks;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint is told of one event.
 *
 * @param id the event's, and what the receiver gets as {@code webhook-id}
 * @param attempts since it was queued or replayed
 * @param nextAttemptAt null: it is being sent, or nothing more is done about it
 * @param payload to the letter as it is sent; null in lists
 */
@Schema(name = "WebhookMessage")
record Message(
        UUID id,
        String type,
        State state,
        int attempts,
        Instant queuedAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant settledAt,
        @Nullable Integer lastStatus,
        @Nullable String lastError,
        @Nullable String payload) {

    /** How it stands. */
    @Schema(name = "WebhookMessageState")
    enum State {
        /** It waits for its first attempt or the next one. */
        QUEUED,
        /** It is being sent. */
        SENDING,
        /** The receiver has it. */
        DELIVERED,
        /** It is given up. */
        FAILED
    }
}
