package dev.cartwright.tokens;

import static dev.cartwright.tokens.Forger.claims;
import static dev.cartwright.tokens.Forger.encoded;
import static dev.cartwright.tokens.Forger.header;
import static dev.cartwright.tokens.Forger.json;
import static dev.cartwright.tokens.Forger.sign;
import static dev.cartwright.tokens.Forger.unsigned;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.jwk.ECKey;
import dev.cartwright.ModuleTest;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import java.util.Arrays;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Tokens that say by which key they are to be believed. */
@ModuleTest
@Import({TestDatabase.class, MovableClock.class})
class TokenAttackTest {

    @Autowired AccessTokens tokens;
    @Autowired Keyring keyring;
    @Autowired MovableClock clock;

    ECKey ours = SigningKey.generate();
    Map<String, String> header = Map.of();
    Map<String, String> claims = Map.of();

    /** What is refused below is this one, changed in one place. */
    @BeforeEach
    void what_the_forger_begins_with_is_taken() {
        ours = keyring.signing().pair();
        header = header(ours.getKeyID());
        claims = claims(clock.instant());
        assertThat(tokens.verify(sign(ours, header, claims)).user()).isEqualTo(Forger.USER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "nOnE", "", "none ", "noNe"})
    void an_algorithm_of_none_is_refused_however_it_is_spelt(String none) {
        header.put("alg", '"' + none + '"');
        var input = unsigned(json(header), json(claims));

        assertRefused(input + ".");
        assertRefused(input);
        assertRefused(input + "." + encoded(new byte[64]));
        assertRefused(sign(ours, header, claims));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[\"ES256\"]", "256", "\"es256\"", "\"ES384\"", "\"RS256\""})
    void an_algorithm_that_is_not_exactly_es256_is_refused(String alg) {
        header.put("alg", alg);

        assertRefused(sign(ours, header, claims));
    }

    @Test
    void the_public_key_is_no_secret_of_an_hmac() throws Exception {
        var known = ours.toPublicJWK();
        for (var secret :
                new byte[][] {
                    known.toECPublicKey().getEncoded(),
                    known.toJSONString().getBytes(US_ASCII),
                    known.getX().decode()
                }) {
            for (var alg : new String[] {"HS256", "ES256"}) {
                header.put("alg", '"' + alg + '"');
                var input = unsigned(json(header), json(claims));
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(secret, "HmacSHA256"));
                var signature = mac.doFinal(input.getBytes(US_ASCII));
                assertRefused(input + "." + encoded(signature));
                assertRefused(input + "." + encoded(Arrays.copyOf(signature, 64)));
            }
        }
    }

    @Test
    void a_key_that_is_not_ours_is_refused() {
        var foreign = SigningKey.generate();

        assertRefused(sign(foreign, header(foreign.getKeyID()), claims));
    }

    @Test
    void another_shops_key_under_the_name_of_ours_is_refused() {
        assertRefused(sign(SigningKey.generate(), header, claims));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../../dev/null",
                "/etc/passwd",
                "' or '1'='1",
                "x' union select sealed from tokens.signing_keys --",
                "",
                "*",
                "http://localhost/key"
            })
    void a_name_of_a_key_is_looked_up_and_never_followed(String kid) {
        assertRefused(sign(ours, header(kid), claims));
        header.remove("kid");
        assertRefused(sign(ours, header, claims));
        header.put("kid", "null");
        assertRefused(sign(ours, header, claims));
    }

    @Test
    void a_token_that_says_where_its_key_is_by_jku_is_refused() {
        assertRefusedWith("jku", "\"http://localhost:8080/.well-known/jwks.json\"");
    }

    @Test
    void a_token_that_says_where_its_key_is_by_x5u_is_refused() {
        assertRefusedWith("x5u", "\"http://localhost:8080/chain.pem\"");
    }

    @Test
    void a_token_that_brings_its_own_key_is_refused() {
        var own = SigningKey.generate();
        header.put("jwk", own.toPublicJWK().toJSONString());

        assertRefused(sign(own, header, claims));
        assertRefused(sign(ours, header, claims));
        header.put("kid", '"' + own.getKeyID() + '"');
        assertRefused(sign(own, header, claims));
    }

    @Test
    void a_token_that_brings_a_certificate_is_refused() {
        assertRefusedWith("x5c", "[\"MIIB\"]");
        assertRefusedWith("x5t", "\"AAAA\"");
    }

    @Test
    void a_token_that_asks_for_more_than_we_understand_is_refused() {
        assertRefusedWith("crit", "[\"b64\"]");
        assertRefusedWith("b64", "false");
        assertRefusedWith("zip", "\"DEF\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"JWT\"", "\"AT+JWT\"", "\"application/at+jwt\"", "null", "7"})
    void a_token_of_another_type_is_refused(String typ) {
        header.put("typ", typ);

        assertRefused(sign(ours, header, claims));
    }

    /** CVE-2022-21449: to some Java every text was signed by two zeros. */
    private void assertRefusedWith(String name, String value) {
        header.put(name, value);
        assertRefused(sign(ours, header, claims));
        header.remove(name);
    }

    private void assertRefused(String token) {
        assertThatExceptionOfType(TokenProblem.class)
                .isThrownBy(() -> tokens.verify(token))
                .satisfies(it ->
                        assertThat(it.getBody().getType()).hasToString("/problems/invalid-token"));
    }
}
