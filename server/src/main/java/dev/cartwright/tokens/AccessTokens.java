package dev.cartwright.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.Text;
import dev.cartwright.platform.Ids;
import dev.cartwright.platform.PublicUrl;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Service;

/** The front door. Other modules call this and {@link Bearer} and nothing else in the package. */
@Service
public class AccessTokens {

    /** A JWT for a resource server, and nothing else that is signed by the same key (RFC 9068). */
    static final String TYPE = "at+jwt";

    private final Keyring keyring;
    private final TokenSettings settings;
    private final PublicUrl shop;
    private final Ids ids;
    private final Clock clock;

    AccessTokens(Keyring keyring, TokenSettings settings, PublicUrl shop, Ids ids, Clock clock) {
        this.keyring = keyring;
        this.settings = settings;
        this.shop = shop;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What a customer's app sends with each request from now on.
     *
     * @param token a compact JWS (RFC 7515), signed by ES256
     * @param expiresIn for how long it will be taken
     */
    public record Issued(String token, Duration expiresIn) {}

    /** Returns a token that says who somebody is. Asks no database but for keys once a minute. */
    public Issued issue(Bearer bearer) {
        var key = keyring.signing().pair();
        var header =
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType(TYPE))
                        .keyID(key.getKeyID())
                        .build();
        var token = new JWSObject(header, new Payload(claims(bearer, clock.instant())));
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return new Issued(token.serialize(), settings.expireAfter());
    }

    private Map<String, Object> claims(Bearer bearer, Instant now) {
        return Map.of(
                "iss", shop.of(""),
                "aud", settings.audience(),
                "sub", bearer.user().toString(),
                "sid", bearer.session().toString(),
                "customer", bearer.customer().toString(),
                "iat", now.getEpochSecond(),
                "exp", now.plus(settings.expireAfter()).getEpochSecond(),
                "jti", ids.next().toString());
    }

    /**
     * Returns who the token speaks of.
     *
     * @throws TokenProblem {@code invalid-token}, 401, whatever is wrong with it
     */
    public Bearer verify(String token) {
        var parts = TokenReader.parse(token);
        var key = keyring.find(parts.header().kid()).orElseThrow(TokenProblem::invalid);
        var claims = TokenReader.claims(parts, key);
        if (!shop.of("").equals(claims.iss())
                || !settings.audience().equals(claims.aud())
                || !isInForce(claims)) {
            throw TokenProblem.invalid();
        }
        try {
            return new Bearer(
                    Text.uuid(claims.sub()),
                    CustomerId.valueOf(claims.customer()),
                    Text.uuid(claims.sid()));
        } catch (IllegalArgumentException e) {
            throw TokenProblem.invalid();
        }
    }

    /** In whole seconds, as the claims are; clocks of servers may be half a minute apart. */
    private boolean isInForce(TokenReader.Claims claims) {
        var now = clock.instant().getEpochSecond();
        var leeway = TokenSettings.LEEWAY.toSeconds();
        var from = claims.nbf() == null ? claims.iat() : Math.max(claims.iat(), claims.nbf());
        return from <= now + leeway && claims.exp() > now - leeway && claims.exp() > claims.iat();
    }
}
