package dev.cartwright.passkeys;

import dev.cartwright.kernel.InvalidField;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Bytes as browsers write them (RFC 4648, 5), without padding. */
final class Base64Url {

    private Base64Url() {}

    static String of(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Throws {@link InvalidField} where it is none. */
    static byte[] bytes(String field, String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidField(field, "must be bytes in Base64url");
        }
    }

    static byte @Nullable [] optional(String field, @Nullable String text) {
        return text == null ? null : bytes(field, text);
    }
}
