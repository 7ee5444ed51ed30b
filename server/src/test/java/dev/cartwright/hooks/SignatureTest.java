package dev.cartwright.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SignatureTest {

    /** As the libraries of Standard Webhooks have it, in each language. */
    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Test
    void it_is_what_the_libraries_of_the_specification_say() {
        assertThat(
                        Signature.one(
                                SECRET,
                                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                                1_614_265_330L,
                                "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void each_secret_signs_and_the_newest_is_first() {
        var id = UUID.fromString("01936d3c-0000-7000-8000-000000000001");
        var at = Instant.parse("2026-01-01T12:00:00.999Z");
        var other = Signature.secret();

        assertThat(Signature.by(List.of(SECRET, other), id, at, "{}"))
                .isEqualTo(
                        Signature.one(SECRET, id.toString(), 1_767_268_800L, "{}")
                                + " "
                                + Signature.one(other, id.toString(), 1_767_268_800L, "{}"));
    }

    @Test
    void a_secret_is_256_bits_that_nobody_has_twice() {
        var secret = Signature.secret();

        assertThat(secret).startsWith("whsec_").isNotEqualTo(Signature.secret());
        assertThat(Base64.getDecoder().decode(secret.substring(6))).hasSize(32);
    }
}
