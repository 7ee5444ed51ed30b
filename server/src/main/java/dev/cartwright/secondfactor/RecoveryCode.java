package dev.cartwright.secondfactor;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a code on paper is written: 50 random bits as ten letters and digits, of which no two are
 * taken for each other. Source: Douglas Crockford's Base 32.
 */
final class RecoveryCode {

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 10;
    private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private RecoveryCode() {}

    /** Returns one in the form in which it is hashed. */
    static String make() {
        var code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** Returns it as people read it: {@code xxxxx-xxxxx}. */
    static String shown(String code) {
        return code.substring(0, LENGTH / 2) + "-" + code.substring(LENGTH / 2);
    }

    /** Returns what {@link #make} made, however people type it; empty where it cannot be one. */
    static Optional<String> read(String typed) {
        var code =
                typed.replaceAll("[\\s\\p{Pd}]", "")
                        .toLowerCase(Locale.ROOT)
                        .replace('o', '0')
                        .replace('i', '1')
                        .replace('l', '1');
        return Optional.of(code).filter(it -> FORM.matcher(it).matches());
    }
}
