package dev.cartwright.passwords;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder.BCryptVersion;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes passwords so that a stolen table is worth nothing without the shop's pepper.
 *
 * <p>bcrypt over base64(HMAC-SHA-256(pepper, NFKC(password))): bcrypt reads 72 bytes and stops at a
 * zero, and these 44 characters stand for a password of any length and have no zero.
 */
final class PepperedEncoder implements PasswordEncoder {

    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] pepper;
    private final BCryptPasswordEncoder bcrypt;

    PepperedEncoder(byte[] pepper, int rounds) {
        this.pepper = pepper.clone();
        bcrypt = new BCryptPasswordEncoder(BCryptVersion.$2B, rounds);
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return password == null ? null : bcrypt.encode(digest(password));
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        return password != null && bcrypt.matches(digest(password), hash);
    }

    private String digest(CharSequence password) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(pepper, ALGORITHM));
            var text = Spelling.canonical(password).getBytes(UTF_8);
            return Base64.getEncoder().encodeToString(mac.doFinal(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
