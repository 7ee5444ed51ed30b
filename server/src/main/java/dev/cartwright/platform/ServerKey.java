package dev.cartwright.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Secrets that are computed rather than stored, and secrets that are stored so that only this
 * shop's servers can read them; each purpose under a key of its own.
 */
@Component
public class ServerKey {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] master;

    ServerKey(PlatformSettings settings) {
        master = settings.masterKey().getBytes(UTF_8);
    }

    /**
     * Returns a token that only this shop's servers can compute, as 43 URL-safe characters.
     *
     * @param purpose keeps tokens for one thing from opening another
     */
    public String token(String purpose, String subject) {
        var key = hmac(master, purpose);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hmac(key, subject));
    }

    /**
     * Returns the bytes encrypted by AES-256-GCM (NIST SP 800-38D), with 28 bytes more.
     *
     * @param subject whose secret it is: sealed for one row it cannot be opened in another
     */
    public byte[] seal(String purpose, String subject, byte[] secret) {
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        var sealed = cipher(Cipher.ENCRYPT_MODE, purpose, subject, nonce, secret, 0);
        return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    }

    /**
     * Returns what {@link #seal} was given.
     *
     * @throws IllegalStateException where it was sealed under another master key, purpose or
     *     subject, or has been changed
     */
    public byte[] open(String purpose, String subject, byte[] sealed) {
        var nonce = Arrays.copyOf(sealed, NONCE);
        return cipher(Cipher.DECRYPT_MODE, purpose, subject, nonce, sealed, NONCE);
    }

    private byte[] cipher(
            int mode, String purpose, String subject, byte[] nonce, byte[] text, int from) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            var key = new SecretKeySpec(hmac(master, "seal " + purpose), "AES");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(subject.getBytes(UTF_8));
            return cipher.doFinal(text, from, text.length - from);
        } catch (GeneralSecurityException e) {
            throw new WrongMasterKey(purpose, subject, e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
