package dev.cartwright.tokens;

import static org.springframework.http.HttpStatus.ACCEPTED;
import static org.springframework.http.HttpStatus.OK;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.OpenTo;
import dev.cartwright.platform.OpenTo.Audience;
import dev.cartwright.platform.Page;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The public parts of the keys, for everybody; which is which and the next one, for the staff. */
@RestController
@ForStaff(Area.SECURITY)
class SigningKeyEndpoint {

    private final Keyring keyring;
    private final KeyRotation rotation;
    private final Clock clock;

    SigningKeyEndpoint(Keyring keyring, KeyRotation rotation, Clock clock) {
        this.keyring = keyring;
        this.rotation = rotation;
        this.clock = clock;
    }

    /** Of a key, by RFC 7517 and RFC 7518 section 6.2.1; never the private {@code d}. */
    record PublishedKey(
            String kty, String crv, String x, String y, String kid, String use, String alg) {

        static PublishedKey of(SigningKey key) {
            ECKey pair = key.pair().toPublicJWK();
            return new PublishedKey(
                    pair.getKeyType().getValue(),
                    pair.getCurve().getName(),
                    pair.getX().toString(),
                    pair.getY().toString(),
                    pair.getKeyID(),
                    KeyUse.SIGNATURE.identifier(),
                    JWSAlgorithm.ES256.getName());
        }
    }

    record PublishedKeys(List<PublishedKey> keys) {}

    /** What a key is good for now. */
    enum KeyState {
        NEXT,
        SIGNING,
        VERIFYING
    }

    /**
     * @param verifiesUntil when the last token of it has expired; null while it has no successor
     */
    record SigningKeyJson(
            String kid,
            KeyState state,
            Instant madeAt,
            Instant signsFrom,
            @Nullable Instant verifiesUntil) {}

    @GetMapping("/.well-known/jwks.json")
    @OpenTo(Audience.EVERYBODY)
    ResponseEntity<PublishedKeys> published() {
        var keys = keyring.published().stream().map(PublishedKey::of).toList();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(TokenSettings.PUBLISHED_FRESH).cachePublic())
                .body(new PublishedKeys(keys));
    }

    @GetMapping("/api/admin/signing-keys")
    Page<SigningKeyJson> keys() {
        return new Page<>(shapes(rotation.keys()), null);
    }

    /** 202: there is a next key, which signs later. 200: there was one already. */
    @ApiResponse(
            responseCode = "202",
            content = @Content(schema = @Schema(implementation = SigningKeyJson.class)))
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = SigningKeyJson.class)))
    @PostMapping("/api/admin/signing-keys/rotation")
    ResponseEntity<SigningKeyJson> rotate() {
        var made = rotation.rotateNow();
        var newest = shapes(rotation.keys()).getFirst();
        return ResponseEntity.status(made ? ACCEPTED : OK).body(newest);
    }

    private List<SigningKeyJson> shapes(List<SigningKey> keys) {
        var now = clock.instant();
        var signing = Keyring.signing(keys, now);
        return keys.stream()
                .map(key ->
                        new SigningKeyJson(
                                key.id(),
                                state(key, signing),
                                key.madeAt(),
                                key.signsFrom(),
                                keyring.endOf(key, keys).orElse(null)))
                .toList();
    }

    private static KeyState state(SigningKey key, SigningKey signing) {
        if (key.generation() == signing.generation()) {
            return KeyState.SIGNING;
        }
        return key.generation() > signing.generation() ? KeyState.NEXT : KeyState.VERIFYING;
    }
}
