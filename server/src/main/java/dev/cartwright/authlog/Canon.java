package dev.cartwright.authlog;

import dev.cartwright.platform.Sha256;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How rows are written down to be hashed, and how an id tells its time. */
final class Canon {

    /** Before every row. */
    static final UUID NOTHING = new UUID(0, 0);

    private Canon() {}

    /**
     * Returns the fields as netstrings, one behind the other: no other fields give the same text.
     */
    static String text(@Nullable Object... fields) {
        var text = new StringBuilder();
        for (var field : fields) {
            if (field == null) {
                text.append('-');
            } else {
                var value = field.toString();
                text.append(value.length()).append(':').append(value);
            }
            text.append(',');
        }
        return text.toString();
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    static String sha256(String text) {
        return HexFormat.of().formatHex(Sha256.of(text));
    }

    /** Returns the instant in a UUIDv7, in whole milliseconds. */
    static Instant instant(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }

    /** Returns the smallest UUIDv7 of an instant. */
    static UUID from(Instant at) {
        return new UUID(at.toEpochMilli() << 16, 0);
    }

    /** Compares ids as PostgreSQL does; {@link UUID#compareTo} takes the bytes as signed. */
    static int compare(UUID one, UUID other) {
        return one.toString().compareTo(other.toString());
    }
}
