package dev.cartwright.tokens;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Takes a token apart and believes nothing of it: what is not exactly as we write it is none.
 *
 * <p>Not Nimbus' own parsers, which pass over foreign characters, unknown headers and repeated
 * claims; Nimbus checks the signature.
 */
final class TokenReader {

    static final int LONGEST = 4_096;

    /**
     * A header, a payload and a signature of 64 bytes, base64url without padding. Of the last
     * character only two bits count; the others are zero, so that a signature has one spelling.
     */
    private static final Pattern COMPACT =
            Pattern.compile("([\\w-]+)\\.([\\w-]+)\\.([\\w-]{85}[AQgw])");

    private static final JWSHeader ES256 = new JWSHeader(JWSAlgorithm.ES256);

    /** Ours have a depth of one. */
    private static final int DEEPEST = 2;

    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(
                            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                            DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .withCoercionConfig(
                            LogicalType.Textual,
                            it -> {
                                for (var shape : CoercionInputShape.values()) {
                                    it.setCoercion(shape, CoercionAction.Fail);
                                }
                            })
                    .build();

    /** No more than these: a token that brings its own key, or names one elsewhere, has others. */
    record Header(String alg, String typ, String kid) {

        Header {
            requireNonNull(kid);
        }
    }

    /** The names and types of RFC 7519 and RFC 9068, and who it is about. */
    record Claims(
            String iss,
            String aud,
            String sub,
            String sid,
            String customer,
            String jti,
            long iat,
            long exp,
            @Nullable Long nbf) {

        Claims {
            requireNonNull(sub);
            requireNonNull(sid);
            requireNonNull(customer);
            requireNonNull(jti);
        }
    }

    /** What is claimed, by whom nobody knows until the signature is checked. */
    record Parts(Header header, String payload, String signature, String signed) {}

    private TokenReader() {}

    /** Throws {@link TokenProblem} where it has not the form of our tokens. */
    static Parts parse(String token) {
        var parts = COMPACT.matcher(token);
        if (token.length() > LONGEST || !parts.matches()) {
            throw TokenProblem.invalid();
        }
        var header = read(parts.group(1), Header.class);
        if (!"ES256".equals(header.alg()) || !AccessTokens.TYPE.equals(header.typ())) {
            throw TokenProblem.invalid();
        }
        var signed = token.substring(0, parts.end(2));
        return new Parts(header, parts.group(2), parts.group(3), signed);
    }

    /** Returns what the key has signed; throws {@link TokenProblem} where it has not. */
    static Claims claims(Parts parts, SigningKey key) {
        try {
            var verifier = new ECDSAVerifier(key.pair().toECPublicKey());
            var signature = new Base64URL(parts.signature());
            if (!verifier.verify(ES256, parts.signed().getBytes(US_ASCII), signature)) {
                throw TokenProblem.invalid();
            }
        } catch (JOSEException e) {
            throw TokenProblem.invalid();
        }
        return read(parts.payload(), Claims.class);
    }

    private static <T> T read(String part, Class<T> type) {
        try {
            var value = JSON.readValue(Base64.getUrlDecoder().decode(part), type);
            if (value != null) {
                return value;
            }
        } catch (JacksonException | IllegalArgumentException e) {
            throw TokenProblem.invalid();
        }
        throw TokenProblem.invalid();
    }
}
