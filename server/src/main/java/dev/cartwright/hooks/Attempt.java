package dev.cartwright.hooks;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One time that an endpoint was asked.
 *
 * @param message its event's id
 * @param status null: there was no answer
 * @param answer its first 1,000 characters
 */
@Schema(name = "WebhookAttempt")
record Attempt(
        UUID id,
        UUID message,
        String type,
        int number,
        Instant at,
        int durationMs,
        boolean delivered,
        @Nullable Integer status,
        @Nullable String error,
        @Nullable String answer) {}
