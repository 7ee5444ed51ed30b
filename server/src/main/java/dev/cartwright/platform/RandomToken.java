package dev.cartwright.platform;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** A secret that opens something for whoever holds it; nobody guesses one. */
public final class RandomToken {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    /** Of 256 bits the last character has four. */
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]");

    private RandomToken() {}

    /** Returns whether it could be one, or one that was computed: others need not be looked for. */
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    /** Returns 256 random bits as 43 URL-safe characters. */
    public static String make() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
