package dev.cartwright.platform;

import java.security.SecureRandom;
import java.util.Base64;

/** A secret that opens something for whoever holds it; nobody guesses one. */
public final class RandomToken {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private RandomToken() {}

    /** Returns 256 random bits as 43 URL-safe characters. */
    public static String make() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
