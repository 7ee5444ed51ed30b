package dev.cartwright.hostile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why something happens: a request, or nothing but time.
 *
 * @param request its id; null where time passed, or the shopper did something
 * @param operation the merchant's name for it; empty if it has none
 */
record Cause(
        Instant now,
        @Nullable String request,
        @Nullable String key,
        String operation,
        @Nullable Telling telling) {

    static Cause time(Instant now, String operation) {
        return new Cause(now, null, null, operation, null);
    }
}
