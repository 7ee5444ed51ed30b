package dev.cartwright.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.text.ParseException;
import java.time.Instant;

/**
 * A key pair of the shop's (ECDSA on P-256).
 *
 * @param pair private and public part; its id is the SHA-256 thumbprint of the public one (RFC
 *     7638)
 * @param generation 1 for the first key; the next key has the next number
 * @param signsFrom from when on it signs, until the next one does
 */
record SigningKey(ECKey pair, int generation, Instant madeAt, Instant signsFrom) {

    static ECKey generate() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static ECKey parse(String json) {
        try {
            return ECKey.parse(json);
        } catch (ParseException e) {
            throw new IllegalStateException("A signing key cannot be read", e);
        }
    }

    String id() {
        return pair.getKeyID();
    }
}
