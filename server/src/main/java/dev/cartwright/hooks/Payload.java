package dev.cartwright.hooks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What others are told of an event, whichever way: as Standard Webhooks has it. */
public record Payload(String type, Instant timestamp, Object data) {

    /** Returns it; null where nobody outside is told of such. */
    public static @Nullable Payload of(Object event) {
        var type = EventType.of(event);
        return type == null ? null : new Payload(type.name(), type.headOf(event).at(), event);
    }
}
