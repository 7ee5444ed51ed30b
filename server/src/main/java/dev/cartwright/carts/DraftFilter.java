package dev.cartwright.carts;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * Which drafts are wanted; what is null fits all.
 *
 * @param email the whole address
 * @param by who began it, such as {@code STAFF:7}
 */
public record DraftFilter(
        DraftRow.@Nullable State state,
        @Nullable ChannelId channel,
        @Nullable CustomerId customer,
        @Nullable EmailAddress email,
        @Nullable String by) {}
