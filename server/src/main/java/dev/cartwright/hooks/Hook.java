package dev.cartwright.hooks;

import dev.cartwright.kernel.ChannelId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the merchant wants to be told of events; never with its secret, nor with what the headers
 * say.
 *
 * @param channel null: events of all channels
 * @param headers names of those that are sent along
 * @param statusReason why it is disabled
 * @param failingSince the first failure since the last success; null: it works
 * @param heldUntil until when it asked, by {@code Retry-After}, to be left alone
 */
@Schema(name = "WebhookEndpoint")
record Hook(
        UUID id,
        String url,
        @Nullable String description,
        List<String> eventTypes,
        @Nullable ChannelId channel,
        List<String> headers,
        Status status,
        @Nullable String statusReason,
        Instant statusAt,
        @Nullable Instant failingSince,
        @Nullable Instant heldUntil,
        int version,
        Instant madeAt,
        Instant changedAt) {

    Hook {
        eventTypes = List.copyOf(eventTypes);
        headers = List.copyOf(headers);
    }

    /** Whether it is told of events. */
    @Schema(name = "WebhookEndpointStatus")
    enum Status {
        /** It is. */
        ACTIVE,
        /** Staff said that messages wait. */
        PAUSED,
        /** It was gone or dead: nothing is kept for it until staff resumes it. */
        DISABLED
    }
}
