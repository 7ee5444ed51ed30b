package dev.cartwright.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "ada@",
                "@example.org",
                "ada@example",
                "ada@@example.org",
                "a da@example.org",
                "ada@exam ple.org",
                "ada@example..org",
                "ada@example.org.",
                "ada@example.o",
                "Ada <ada@example.org>",
                "ada,bob@example.org",
                "ada\u0000@example.org",
                "ada@example.org\nBcc: bob@example.org",
                "a1234567890123456789012345678901234567890123456789012345678901234@example.org"
            })
    void is_refused_in_any_other_shape(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EmailAddress(text))
                .withMessage("must be an e-mail address such as name@example.org");
    }

    @Test
    void has_at_most_254_characters() {
        var domain = ("a".repeat(61) + ".").repeat(3) + "example.org";

        assertThat(new EmailAddress("b".repeat(56) + "@" + domain).value()).hasSize(254);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EmailAddress("b".repeat(57) + "@" + domain));
    }

    @Test
    void is_one_person_however_it_is_written() {
        assertThat(new EmailAddress(" Ada.Lovelace+shop@Example.ORG ").value())
                .isEqualTo("ada.lovelace+shop@example.org");
        assertThat(new EmailAddress("JÖRG@BÜCHER.DE"))
                .isEqualTo(new EmailAddress("jörg@bücher.de"));
    }
}
