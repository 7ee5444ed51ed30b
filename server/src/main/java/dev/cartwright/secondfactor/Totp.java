package dev.cartwright.secondfactor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;

/** Codes that change with time, as all apps know them: RFC 6238, SHA-1, 30 seconds, six digits. */
final class Totp {

    static final Duration STEP = Duration.ofSeconds(30);
    static final int DIGITS = 6;

    /** Clocks of devices are not quite right, and people need a moment to type. */
    private static final int DRIFT = 1;

    private static final Pattern FORM = Pattern.compile("\\d{" + DIGITS + "}");

    private static final TimeBasedOneTimePasswordGenerator GENERATOR =
            new TimeBasedOneTimePasswordGenerator(STEP, DIGITS);

    private Totp() {}

    /** Returns whether it could be one, however spaced. */
    static boolean isOne(String typed) {
        return FORM.matcher(plain(typed)).matches();
    }

    /** Returns of which step since 1970 the code is, if it is that of now or of one beside it. */
    static OptionalLong step(byte[] secret, String typed, Instant now) {
        var code = plain(typed).getBytes(UTF_8);
        var current = now.getEpochSecond() / STEP.toSeconds();
        var found = OptionalLong.empty();
        // Looks at all, each in constant time: how long it takes does not tell what was right.
        for (var step = current - DRIFT; step <= current + DRIFT; step++) {
            if (MessageDigest.isEqual(code(secret, step).getBytes(UTF_8), code)) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    static String code(byte[] secret, long step) {
        var key = new SecretKeySpec(secret, "HmacSHA1");
        var at = Instant.EPOCH.plus(STEP.multipliedBy(step));
        try {
            return GENERATOR.generateOneTimePasswordString(key, at, Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("HMAC takes any key", e);
        }
    }

    private static String plain(String typed) {
        return typed.replaceAll("\\s", "");
    }
}
