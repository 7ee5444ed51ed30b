package dev.cartwright.identity;

import dev.cartwright.platform.Sha256;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What a mail lets its reader do once. The mail alone has the token; the shop keeps the hash.
 *
 * @param token 256 random bits in 43 characters
 */
record Link(String token) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    static Link make() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Link(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    byte[] hash() {
        return hash(token);
    }

    /** Names the link without opening anything. */
    String id() {
        return HexFormat.of().formatHex(hash(), 0, 16);
    }

    /** SHA-256 is enough: a token is no word that somebody could think of. */
    static byte[] hash(String token) {
        return Sha256.of(token);
    }
}
