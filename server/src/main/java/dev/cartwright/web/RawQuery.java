package dev.cartwright.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cartwright.kernel.InvalidField;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/** The part of an address behind the question mark, as it was sent. */
final class RawQuery {

    private RawQuery() {}

    /** Throws {@link InvalidField} unless each parameter has a name and is text in UTF-8. */
    static void check(@Nullable String query) {
        if (query == null) {
            return;
        }
        for (var parameter : query.split("&", -1)) {
            if (parameter.startsWith("=")) {
                throw wrong("must give each parameter a name");
            }
            for (var side : parameter.split("=", 2)) {
                checkText(decoded(side));
            }
        }
    }

    private static byte[] decoded(String part) {
        var bytes = new ByteArrayOutputStream(part.length());
        for (int i = 0; i < part.length(); i++) {
            var c = part.charAt(i);
            if (c == '%') {
                bytes.write(digit(part, i + 1) << 4 | digit(part, i + 2));
                i += 2;
            } else if (c > ' ' && c < 0x7f) {
                bytes.write(c);
            } else {
                throw wrong("must be percent-encoded");
            }
        }
        return bytes.toByteArray();
    }

    private static int digit(String part, int at) {
        var digit = at < part.length() ? part.charAt(at) : ' ';
        // Character.digit would take the digits of every script.
        var value = digit < 0x7f ? Character.digit(digit, 16) : -1;
        if (value < 0) {
            throw wrong("has a % without two hexadecimal digits behind it");
        }
        return value;
    }

    private static void checkText(byte[] bytes) {
        try {
            if (UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).chars().anyMatch(c -> c == 0)) {
                throw wrong("must not contain NUL");
            }
        } catch (CharacterCodingException e) {
            throw wrong("is not UTF-8");
        }
    }

    private static InvalidField wrong(String message) {
        return new InvalidField("query", message);
    }
}
