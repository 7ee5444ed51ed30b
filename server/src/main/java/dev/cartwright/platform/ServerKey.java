package dev.cartwright.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Secrets that are computed rather than stored, each purpose under a key of its own. */
@Component
public class ServerKey {

    private static final String ALGORITHM = "HmacSHA256";

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
