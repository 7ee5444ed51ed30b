package dev.cartwright.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A fingerprint by which a text is known again, and from which nobody gets the text. */
public final class Sha256 {

    private Sha256() {}

    /** Returns 32 bytes (FIPS 180-4) of the text in UTF-8. */
    public static byte[] of(String text) {
        return of(text.getBytes(UTF_8));
    }

    public static byte[] of(byte[] bytes) {
        return digest().digest(bytes);
    }

    /** Returns what takes more than fits into memory, piece by piece. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Java has SHA-256 always", e);
        }
    }
}
