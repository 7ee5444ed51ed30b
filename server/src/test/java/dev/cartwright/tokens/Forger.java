package dev.cartwright.tokens;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.jwk.ECKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Writes tokens byte by byte, as no library would, and signs them by the JDK alone. */
final class Forger {

    static final UUID USER = UUID.fromString("01990000-0000-7000-8000-000000000001");
    static final UUID CUSTOMER = UUID.fromString("01990000-0000-7000-8000-000000000002");
    static final UUID SESSION = UUID.fromString("01990000-0000-7000-8000-000000000003");

    private Forger() {}

    /** Returns a header of ours, as JSON by name, to be changed. */
    static Map<String, String> header(String kid) {
        var header = new LinkedHashMap<String, String>();
        header.put("alg", "\"ES256\"");
        header.put("typ", "\"at+jwt\"");
        header.put("kid", '"' + kid + '"');
        return header;
    }

    /** Returns claims of ours, as JSON by name, to be changed. */
    static Map<String, String> claims(Instant now) {
        var claims = new LinkedHashMap<String, String>();
        claims.put("iss", "\"http://localhost:8080\"");
        claims.put("aud", "\"cartwright\"");
        claims.put("sub", quoted(USER));
        claims.put("sid", quoted(SESSION));
        claims.put("customer", quoted(CUSTOMER));
        claims.put("jti", quoted(UUID.randomUUID()));
        claims.put("iat", Long.toString(now.getEpochSecond()));
        claims.put("exp", Long.toString(now.getEpochSecond() + 600));
        return claims;
    }

    static String json(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(it -> '"' + it.getKey() + "\":" + it.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    static String sign(ECKey key, Map<String, String> header, Map<String, String> claims) {
        return sign(key, json(header), json(claims));
    }

    static String sign(ECKey key, String header, String claims) {
        var input = unsigned(header, claims);
        return input + "." + encoded(signature(key, input, "SHA256withECDSAinP1363Format"));
    }

    static String unsigned(String header, String claims) {
        return encoded(header.getBytes(UTF_8)) + "." + encoded(claims.getBytes(UTF_8));
    }

    static byte[] signature(ECKey key, String input, String algorithm) {
        try {
            var signer = Signature.getInstance(algorithm);
            signer.initSign(key.toECPrivateKey());
            signer.update(input.getBytes(US_ASCII));
            return signer.sign();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String quoted(UUID id) {
        return "\"" + id + '"';
    }
}
