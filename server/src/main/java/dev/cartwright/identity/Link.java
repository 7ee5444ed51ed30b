package dev.cartwright.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
