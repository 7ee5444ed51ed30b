package dev.cartwright.tokens;

import static dev.cartwright.tokens.Forger.CUSTOMER;
import static dev.cartwright.tokens.Forger.SESSION;
import static dev.cartwright.tokens.Forger.USER;
import static dev.cartwright.tokens.Forger.claims;
import static dev.cartwright.tokens.Forger.header;
import static dev.cartwright.tokens.Forger.sign;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.SignedJWT;
import dev.cartwright.ModuleTest;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.platform.SignInProblem;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ModuleTest
@Import({TestDatabase.class, MovableClock.class})
class TokenClaimsTest {

    static final Bearer ADA = new Bearer(USER, new CustomerId(CUSTOMER), SESSION);

    @Autowired AccessTokens tokens;
    @Autowired Keyring keyring;
    @Autowired MovableClock clock;

    ECKey ours = SigningKey.generate();
    Map<String, String> claims = Map.of();
    long now;

    @BeforeEach
    void begin_with_claims_of_ours() {
        ours = keyring.signing().pair();
        claims = claims(clock.instant());
        now = clock.instant().getEpochSecond();
    }

    @Test
    void a_token_says_who_it_was_made_for() {
        var issued = tokens.issue(ADA);

        assertThat(tokens.verify(issued.token())).isEqualTo(ADA);
        assertThat(issued.expiresIn()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void a_token_is_what_any_library_reads() throws Exception {
        var before = clock.instant().getEpochSecond();
        var jwt = SignedJWT.parse(tokens.issue(ADA).token());

        assertThat(jwt.getHeader().toJSONObject())
                .isEqualTo(Map.of("alg", "ES256", "typ", "at+jwt", "kid", ours.getKeyID()));
        var payload = jwt.getPayload().toJSONObject();
        assertThat(payload.keySet())
                .containsExactlyInAnyOrder(
                        "iss", "aud", "sub", "sid", "customer", "iat", "exp", "jti");
        assertThat(payload)
                .containsEntry("iss", "http://localhost:8080")
                .containsEntry("aud", "cartwright")
                .containsEntry("sub", USER.toString())
                .containsEntry("sid", SESSION.toString())
                .containsEntry("customer", CUSTOMER.toString());
        var issuedAt = requireNonNull((Long) payload.get("iat"));
        assertThat(issuedAt).isBetween(before, before + 5);
        assertThat(payload).containsEntry("exp", issuedAt + 600);
        assertThat(SignedJWT.parse(tokens.issue(ADA).token()).getPayload().toJSONObject())
                .doesNotContainEntry("jti", payload.get("jti"));
    }

    @Test
    void a_token_that_has_expired_is_refused() {
        var token = tokens.issue(ADA).token();

        clock.move(Duration.ofMinutes(10).plusSeconds(25));
        assertThat(tokens.verify(token)).isEqualTo(ADA);
        clock.move(Duration.ofSeconds(6));
        assertRefused(token);
    }

    @Test
    void a_token_of_the_future_is_refused() {
        claims.put("iat", Long.toString(now + 25));
        assertThat(tokens.verify(signed())).isEqualTo(ADA);

        claims.put("iat", Long.toString(now + 60));
        assertRefused(signed());
    }

    @Test
    void a_token_that_counts_only_later_is_refused() {
        claims.put("nbf", Long.toString(now + 25));
        assertThat(tokens.verify(signed())).isEqualTo(ADA);

        claims.put("nbf", Long.toString(now + 60));
        assertRefused(signed());
    }

    @Test
    void a_token_that_ended_before_it_began_is_refused() {
        claims.put("iat", Long.toString(now + 20));
        claims.put("exp", Long.toString(now + 20));

        assertRefused(signed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"other\"",
                "\"Cartwright\"",
                "\"\"",
                "[]",
                "[\"cartwright\"]",
                "[\"cartwright\", \"other\"]",
                "null"
            })
    void a_token_for_somebody_else_is_refused(String audience) {
        claims.put("aud", audience);

        assertRefused(signed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"http://localhost:8080/\"",
                "\"https://localhost:8080\"",
                "\"http://localhost\"",
                "\"http://evil.example\"",
                "null"
            })
    void a_token_of_another_shop_is_refused(String issuer) {
        claims.put("iss", issuer);

        assertRefused(signed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "aud", "sub", "sid", "customer", "jti", "iat", "exp"})
    void a_token_without_one_of_our_claims_is_refused(String claim) {
        claims.remove(claim);

        assertRefused(signed());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "exp; \"99999999999\"",
                "exp; 99999999999.5",
                "exp; 1e30",
                "exp; 9223372036854775808",
                "exp; true",
                "exp; null",
                "exp; [99999999999]",
                "exp; -1",
                "iat; \"0\"",
                "iat; {}",
                "iat; 9223372036854775807",
                "nbf; \"0\"",
                "nbf; false",
                "sub; 7",
                "sub; true",
                "sub; \"\"",
                "sub; \"1-1-1-1-1\"",
                "sub; \"ada\"",
                "sub; {\"id\": 7}",
                "sid; null",
                "sid; [\"01990000-0000-7000-8000-000000000003\"]",
                "customer; 1.5",
                "customer; \"AZkAAAAAcACAAAAAAAAAAg==\"",
                "jti; 7",
                "iss; [\"http://localhost:8080\"]",
                "admin; true",
                "scope; \"staff\""
            })
    void a_claim_of_another_type_or_that_we_do_not_make_is_refused(String claim, String value) {
        claims.put(claim, value);

        assertRefused(signed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "7", "{", "{}", "{} {}", "\u00ff"})
    void claims_that_are_no_object_of_ours_are_refused(String payload) {
        assertRefused(sign(ours, Forger.json(header(ours.getKeyID())), payload));
    }

    @Test
    void a_guest_is_asked_to_sign_in() {
        assertThatExceptionOfType(SignInProblem.class)
                .isThrownBy(Bearer::required)
                .satisfies(problem -> {
                    assertThat(problem.getStatusCode().value()).isEqualTo(401);
                    assertThat(problem.getBody().getType()).hasToString("/problems/sign-in-needed");
                    assertThat(problem.getHeaders().getFirst("WWW-Authenticate"))
                            .isEqualTo("Bearer");
                });
        assertThat(ScopedValue.where(Bearer.CURRENT, ADA).call(Bearer::required)).isEqualTo(ADA);
    }

    private String signed() {
        return sign(ours, header(ours.getKeyID()), claims);
    }

    private void assertRefused(String token) {
        assertThatExceptionOfType(TokenProblem.class)
                .isThrownBy(() -> tokens.verify(token))
                .satisfies(problem -> {
                    assertThat(problem.getStatusCode().value()).isEqualTo(401);
                    assertThat(problem.getBody().getType()).hasToString("/problems/invalid-token");
                    assertThat(problem.getHeaders().getFirst("WWW-Authenticate"))
                            .isEqualTo("Bearer error=\"invalid_token\"");
                });
    }
}
