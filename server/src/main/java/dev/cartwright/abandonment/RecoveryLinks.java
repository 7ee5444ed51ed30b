package dev.cartwright.abandonment;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.cartwright.platform.ServerKey;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * The words in links that lead back to carts: each says which abandoned cart it is for and is
 * signed with the server's key, so that none is stored and none can be made up.
 */
@Component
class RecoveryLinks {

    private static final String PURPOSE = "recovery-link";
    private static final int ID = 22;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{65}");

    private final ServerKey key;

    RecoveryLinks(ServerKey key) {
        this.key = key;
    }

    /** Returns 65 URL-safe characters. */
    String token(UUID id) {
        var bytes = ByteBuffer.allocate(16);
        bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        var name = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
        return name + key.token(PURPOSE, id.toString());
    }

    /** Returns which abandoned cart it is for; empty where it is none of ours. */
    Optional<UUID> read(String token) {
        if (!FORM.matcher(token).matches()) {
            return Optional.empty();
        }
        return id(token.substring(0, ID)).filter(id -> isOurs(token, id));
    }

    /** In a time that tells nothing of how much of it is right. */
    private boolean isOurs(String token, UUID id) {
        return MessageDigest.isEqual(token.getBytes(US_ASCII), token(id).getBytes(US_ASCII));
    }

    private static Optional<UUID> id(String name) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(name));
            return Optional.of(new UUID(bytes.getLong(), bytes.getLong()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
