package dev.cartwright.authlog;

import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.authlog.AuthEvent.Reason;
import dev.cartwright.authlog.AuthEvent.Result;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as its own person sees it.
 *
 * @param network from where, and {@code agent} with what; null once it was erased
 */
public record OwnEvent(
        UUID id,
        Instant at,
        Kind kind,
        Result result,
        @Nullable Reason reason,
        @Nullable String network,
        @Nullable String agent,
        @Nullable UUID session) {}
