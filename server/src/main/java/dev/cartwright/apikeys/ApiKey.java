package dev.cartwright.apikeys;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key as staff sees it, without what opens anything.
 *
 * @param hint its first and its last characters
 * @param permissions such as {@code orders:read}
 * @param channels where alone it opens what it is for; none: in every one
 * @param locations as above; none: at every one
 * @param expiresAt absent: never
 * @param lastUsedAt to the minute; absent: never used
 * @param lastNetwork from where it was used last: an IPv4 address or an IPv6 /64
 * @param replacedBy the key that a rotation put in its place
 */
@Schema(name = "ApiKey")
record ApiKey(
        UUID id,
        String name,
        String hint,
        List<String> permissions,
        List<String> channels,
        List<String> locations,
        Status status,
        Instant madeAt,
        String madeBy,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable String lastNetwork,
        @Nullable UUID replacedBy,
        @Nullable Instant revokedAt,
        @Nullable String revokedBy) {

    /** The longest name. */
    static final int NAME = 100;

    enum Status {
        ACTIVE,
        EXPIRED,
        REVOKED
    }
}
