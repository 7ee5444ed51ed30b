package dev.cartwright.staff;

import dev.cartwright.kernel.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works with the shop.
 *
 * @param channels where alone they may do what they may; none: in every one
 * @param locations as above; none: at every one
 * @param lastSeenAt when they signed in last
 */
record Member(
        UUID id,
        EmailAddress email,
        String name,
        Status status,
        List<HeldRole> roles,
        List<String> channels,
        List<String> locations,
        Instant joinedAt,
        String invitedBy,
        @Nullable Instant lastSeenAt,
        @Nullable Instant suspendedAt,
        @Nullable String suspendedBy) {

    /** Whether they may come in. */
    enum Status {
        ACTIVE,
        SUSPENDED
    }

    /** A role that somebody has. */
    record HeldRole(UUID id, String name) {}
}
