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
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Tokens that are not written as ours are, or whose signature is none. */
@ModuleTest
@Import({TestDatabase.class, MovableClock.class})
class TokenFormTest {

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

    @Test
    void a_huge_token_is_refused_unread() {
        claims.put("jti", '"' + "x".repeat(3_000) + '"');
        var huge = sign(ours, header, claims);
        claims.put("jti", '"' + "x".repeat(2_300) + '"');

        assertThat(huge).hasSizeGreaterThan(4_096);
        assertRefused(huge);
        assertThat(tokens.verify(sign(ours, header, claims)).user()).isEqualTo(Forger.USER);
        assertRefused("a".repeat(10_000_000));
    }

    @Test
    void deeply_nested_json_is_refused() {
        var deep = "[".repeat(1_000) + "]".repeat(1_000);
        var bottomless = "{\"a\":".repeat(400);

        assertRefused(unsigned(deep, json(claims)) + "." + "A".repeat(86));
        assertRefused(sign(ours, bottomless, json(claims)));
        assertRefused(sign(ours, json(header), deep));
        assertRefused(sign(ours, json(header), bottomless));
    }

    @Test
    void a_token_within_a_token_is_refused() {
        var inner = sign(ours, header, claims);
        header.put("cty", "\"JWT\"");

        assertRefused(sign(ours, json(header), inner));
        assertRefused(sign(ours, header, claims));
        header.remove("cty");
        assertRefused(sign(ours, json(header), inner));
        assertRefused(sign(ours, json(header), '"' + inner + '"'));
    }

    @Test
    void an_encrypted_token_is_refused() {
        var jwe =
                """
                {"alg":"ECDH-ES","enc":"A256GCM","kid":"%s"}
                """
                        .formatted(ours.getKeyID());

        assertRefused(encoded(jwe.getBytes(US_ASCII)) + "..AAAA.AAAA.AAAA");
    }

    @Test
    void a_token_that_says_a_thing_twice_is_refused() {
        var twice = json(claims);
        var admin = "\"customer\":\"01990000-0000-7000-8000-0000000000ff\"";

        assertRefused(sign(ours, json(header), twice.replaceFirst("\\{", "{" + admin + ",")));
        assertRefused(sign(ours, json(header), twice.replaceFirst("}$", "," + admin + "}")));
        assertRefused(
                sign(ours, json(header).replaceFirst("}$", ",\"alg\":\"none\"}"), json(claims)));
    }

    @Test
    void a_token_whose_signature_was_cut_off_is_refused() {
        var token = sign(ours, header, claims);
        var input = token.substring(0, token.lastIndexOf('.'));

        assertRefused(input);
        assertRefused(input + ".");
        assertRefused(token.substring(0, token.length() - 1));
        assertRefused(token.substring(0, token.length() - 2));
    }

    @Test
    void a_signature_of_zeros_is_refused() {
        var input = unsigned(json(header), json(claims));
        var rIsZero = new byte[64];
        rIsZero[63] = 1;
        var sIsZero = new byte[64];
        sIsZero[31] = 1;

        assertRefused(input + "." + encoded(new byte[64]));
        assertRefused(input + "." + encoded(rIsZero));
        assertRefused(input + "." + encoded(sIsZero));
    }

    @Test
    void a_signature_in_another_form_is_refused() {
        var input = unsigned(json(header), json(claims));

        assertRefused(input + "." + encoded(Forger.signature(ours, input, "SHA256withECDSA")));
    }

    @Test
    void another_spelling_of_the_same_signature_is_refused() {
        var token = sign(ours, header, claims);
        var last = token.charAt(token.length() - 1);

        assertRefused(token.substring(0, token.length() - 1) + (char) (last + 1));
    }

    @Test
    void what_is_changed_after_signing_is_refused() {
        var token = sign(ours, header, claims);
        claims.put("customer", "\"01990000-0000-7000-8000-0000000000ff\"");
        var other = unsigned(json(header), json(claims));

        assertRefused(other + token.substring(token.lastIndexOf('.')));
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".AAAA", "=", "==", " ", "\n", "A", "\u0000", "%00", "#"})
    void what_follows_the_signature_is_refused(String tail) {
        assertRefused(sign(ours, header, claims) + tail);
        assertRefused(tail + sign(ours, header, claims));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "...", "a.b.c", "null", "eyJ", "Bearer x", "{}.{}.{}"})
    void what_is_no_token_at_all_is_refused(String text) {
        assertRefused(text);
    }

    @Test
    void foreign_characters_within_a_part_are_refused() {
        var token = sign(ours, header, claims);

        assertRefused(token.replaceFirst("\\.", "=."));
        assertRefused(token.substring(0, 5) + "\n" + token.substring(5));
        assertRefused(token.substring(0, 5) + "+" + token.substring(5));
    }

    private void assertRefused(String token) {
        assertThatExceptionOfType(TokenProblem.class)
                .isThrownBy(() -> tokens.verify(token))
                .satisfies(it ->
                        assertThat(it.getBody().getType()).hasToString("/problems/invalid-token"));
    }
}
