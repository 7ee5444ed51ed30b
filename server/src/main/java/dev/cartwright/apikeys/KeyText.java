package dev.cartwright.apikeys;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.cartwright.platform.RandomToken;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * How a key is written: {@code cwk_}, 256 random bits as 43 characters, and eight hexadecimal
 * digits of their CRC-32, so that who looks through files for keys that leaked takes hardly
 * anything else for one.
 */
final class KeyText {

    static final String PREFIX = "cwk_";

    private static final int SECRET = 43;
    private static final int HINT = 4;
    private static final Pattern FORM =
            Pattern.compile(PREFIX + "(?<secret>[A-Za-z0-9_-]{43})(?<sum>[0-9a-f]{8})");

    private KeyText() {}

    /** Returns a key that nobody had before. */
    static String make() {
        var secret = RandomToken.make();
        return PREFIX + secret + sum(secret);
    }

    /** Returns whether it could be one: others need not be looked for. */
    static boolean isOne(String text) {
        var form = FORM.matcher(text);
        return form.matches() && sum(form.group("secret")).equals(form.group("sum"));
    }

    /** Returns how staff tells it from others. */
    static String hint(String key) {
        var end = PREFIX.length() + SECRET;
        return PREFIX + "…" + key.substring(end - HINT, end);
    }

    private static String sum(String secret) {
        var sum = new CRC32();
        sum.update(secret.getBytes(US_ASCII));
        return String.format(Locale.ROOT, "%08x", sum.getValue());
    }
}
