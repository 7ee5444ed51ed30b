package dev.cartwright.tokens;

import static dev.cartwright.tokens.TokenClaimsTest.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.cartwright.AsAdmin;
import dev.cartwright.MovableClock;
import dev.cartwright.WholeShop;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WholeShop
class SigningKeyEndpointTest {

    @Autowired MockMvcTester http;
    @Autowired AccessTokens tokens;
    @Autowired KeyRotation rotation;
    @Autowired MovableClock clock;
    @LocalServerPort int port;

    @BeforeEach
    void one_key_signs() {
        rotation.rotateNow();
        clock.move(Duration.ofDays(1));
        rotation.rotateIfDue();
        assertThat(rotation.keys()).hasSize(1);
    }

    @Test
    void anybody_can_check_a_token_by_the_published_keys() throws Exception {
        var answer = send("GET", "/.well-known/jwks.json", "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Cache-Control"))
                .containsExactly("max-age=300, public");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        var jwt = SignedJWT.parse(tokens.issue(ADA).token());
        var key = JWKSet.parse(answer.body()).getKeyByKeyId(jwt.getHeader().getKeyID());
        assertThat(jwt.verify(new ECDSAVerifier(key.toECKey()))).isTrue();
    }

    @Test
    void the_published_keys_have_no_private_part() {
        rotation.rotateNow();

        assertThat(http.get().uri("/.well-known/jwks.json"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"keys": [%s, %s]}
                        """
                                .formatted(published(0), published(1)));
    }

    @Test
    void the_staff_sees_which_key_does_what_and_no_private_part() {
        var old = rotation.keys().getFirst();

        var answer = http.post().uri("/api/admin/signing-keys/rotation").exchange();
        var next = rotation.keys().getFirst();

        assertThat(answer)
                .hasStatus(202)
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"kid": "%s", "state": "NEXT", "madeAt": "%s", "signsFrom": "%s",
                         "verifiesUntil": null}
                        """
                                .formatted(next.id(), next.madeAt(), next.signsFrom()));
        assertThat(Duration.between(next.madeAt(), next.signsFrom()))
                .isEqualTo(Duration.ofHours(1));
        assertThat(http.get().uri("/api/admin/signing-keys"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"items": [
                            {"kid": "%s", "state": "NEXT", "madeAt": "%s", "signsFrom": "%s",
                             "verifiesUntil": null},
                            {"kid": "%s", "state": "SIGNING", "madeAt": "%s", "signsFrom": "%s",
                             "verifiesUntil": "%s"}],
                         "next": null}
                        """
                                .formatted(
                                        next.id(),
                                        next.madeAt(),
                                        next.signsFrom(),
                                        old.id(),
                                        old.madeAt(),
                                        old.signsFrom(),
                                        next.signsFrom().plus(Duration.ofMinutes(12))));
    }

    @Test
    void who_rotates_again_gets_the_key_that_waits_already() {
        http.post().uri("/api/admin/signing-keys/rotation").exchange();
        var next = rotation.keys().getFirst();

        assertThat(http.post().uri("/api/admin/signing-keys/rotation"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.kid")
                .isEqualTo(next.id());
        assertThat(rotation.keys()).hasSize(2);
    }

    @Test
    void an_old_key_is_shown_as_verifying() {
        rotation.rotateNow();
        clock.move(Duration.ofMinutes(61));

        assertThat(http.get().uri("/api/admin/signing-keys"))
                .bodyJson()
                .extractingPath("$.items[*].state")
                .asArray()
                .containsExactly("SIGNING", "VERIFYING");
    }

    @Test
    void only_the_staff_may_rotate() throws Exception {
        var keys = rotation.keys();
        var token = tokens.issue(ADA).token();

        assertThat(send("POST", "/api/admin/signing-keys/rotation", "").statusCode())
                .isEqualTo(401);
        assertThat(send("POST", "/api/admin/signing-keys/rotation", token).statusCode())
                .isEqualTo(403);
        assertThat(send("GET", "/api/admin/signing-keys", token).statusCode()).isEqualTo(403);
        assertThat(rotation.keys()).isEqualTo(keys);
        assertThat(send("GET", "/api/admin/signing-keys", AsAdmin.KEY).statusCode()).isEqualTo(200);
    }

    private String published(int index) {
        var pair = rotation.keys().get(index).pair();
        return """
        {"kty": "EC", "crv": "P-256", "x": "%s", "y": "%s", "kid": "%s", "use": "sig",
         "alg": "ES256"}
        """
                .formatted(pair.getX(), pair.getY(), pair.getKeyID());
    }

    private HttpResponse<String> send(String method, String path, String bearer)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .method(method, BodyPublishers.noBody());
        if (!bearer.isEmpty()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
