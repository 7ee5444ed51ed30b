package dev.cartwright.hooks;

import dev.cartwright.kernel.ChannelId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What staff says of an endpoint.
 *
 * @param eventTypes null: all
 * @param channel null: all
 * @param headers null: as they are
 */
record HookDraft(
        String url,
        @Nullable String description,
        @Nullable List<String> eventTypes,
        @Nullable ChannelId channel,
        @Nullable Map<String, String> headers) {

    @Override
    public String toString() {
        return url;
    }
}
