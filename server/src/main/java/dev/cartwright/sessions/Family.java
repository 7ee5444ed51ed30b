package dev.cartwright.sessions;

import java.time.Instant;
import java.util.UUID;

/**
 * A session by one of its refresh tokens.
 *
 * @param user whose account it is of
 * @param epoch the account's when the session began
 * @param generation of the newest token
 * @param presented of the one it was found by
 * @param rotatedAt when the newest was made
 */
public record Family(
        UUID id,
        UUID user,
        int epoch,
        int generation,
        int presented,
        String agent,
        Instant startedAt,
        Instant rotatedAt,
        Instant expiresAt,
        boolean ended) {}
