package dev.cartwright.staff;

import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.staff.Member.HeldRole;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is asked to work with the shop.
 *
 * @param email null where the first administrator chooses it
 * @param name empty where who invites does not know it
 * @param channels where alone they will do what they may; none: in every one
 * @param locations as above; none: at every one
 */
record Invitation(
        UUID id,
        @Nullable EmailAddress email,
        String name,
        Status status,
        List<HeldRole> roles,
        List<String> channels,
        List<String> locations,
        Instant invitedAt,
        String invitedBy,
        Instant expiresAt) {

    /** What became of it. */
    enum Status {
        OPEN,
        ACCEPTED,
        WITHDRAWN,
        EXPIRED
    }
}
