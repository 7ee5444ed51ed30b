package dev.cartwright.browser;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;

/**
 * An app that shows codes.
 *
 * @param secret in Base32, as the page shows it
 */
record App(String secret) {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    String code() throws InvalidKeyException {
        var bits = BigInteger.ZERO;
        for (var digit : secret.replace(" ", "").chars().toArray()) {
            bits = bits.shiftLeft(5).or(BigInteger.valueOf(ALPHABET.indexOf(digit)));
        }
        var key = HexFormat.of().parseHex("%040x".formatted(bits));
        return new TimeBasedOneTimePasswordGenerator()
                .generateOneTimePasswordString(new SecretKeySpec(key, "HmacSHA1"), Instant.now());
    }
}
