package dev.cartwright.orders;

import org.jspecify.annotations.Nullable;

/**
 * From where an order came.
 *
 * @param deviceId the shop's own name for the device
 * @param source where the shopper came from, such as a newsletter
 */
public record Context(
        @Nullable String ip,
        @Nullable String userAgent,
        @Nullable String deviceId,
        String locale,
        @Nullable String source,
        @Nullable String campaign) {}
