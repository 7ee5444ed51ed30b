package dev.cartwright.kernel;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.mail.internet.InternetAddress;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                ".ada@example.org",
                "ada.@example.org",
                "ada..lovelace@example.org",
                "ada@-.-.org",
                "ada@-example.org",
                "ada@example-.org",
                "ada@example.-org",
                "ada@10.0.0.12",
                "ada@exa_mple.org",
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

    /** Each would go to the domain of somebody else, or to one that nobody can register. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "straße.de",
                "STRASSE\u1e9e.de",
                "φάρος.gr",
                "a\u200db.example",
                "a\u200cb.example",
                "\u2147xample.org",
                "exam\ud835\udc29le.org",
                "\u24d4xample.org",
                "ｅxample.org",
                "e\ufb03x.org",
                "ex\u00aample.org",
                "ex\u00b2.org",
                "ex\u2164.org",
                "ex\u017fample.org",
                "ex\u1d2c.org",
                "ex\u1160ample.org",
                "ex\u0640ample.org",
                "\uab70\uab71.example",
                "\u13a0\u13a1.example",
                "\u0301example.org",
                "\ud801\udcd8.example",
                "א1a.example",
                "ada。org.example"
            })
    void is_refused_where_its_domain_might_be_read_as_another(String domain) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EmailAddress("ada@" + domain))
                .withMessage(
                        "must have a domain of plain letters; one of other letters can be given as"
                                + " xn--…");
    }

    @ParameterizedTest
    @CsvSource({
        "bücher.de, xn--bcher-kva.de",
        "BÜCHER.DE, xn--bcher-kva.de",
        "bu\u0308cher.de, xn--bcher-kva.de",
        "XN--Bcher-KVA.de, xn--bcher-kva.de",
        "xn--strae-oqa.de, xn--strae-oqa.de",
        "例え.テスト, xn--r8jz45g.xn--zckzah",
        "उदाहरण.परीक्षा, xn--p1b6ci4b4b3a.xn--11b5bs3a9aj6g",
        "пример.испытание, xn--e1afmkfd.xn--80akhbyknj4f",
        "مثال.إختبار, xn--mgbh0fb.xn--kgbechtv",
        "실례.테스트, xn--9n2bp8q.xn--9t4b11yi5a",
        "ışık.example, xn--k-ekaa7p.example",
        "a-b.c-1.example, a-b.c-1.example"
    })
    void has_its_domain_as_mail_servers_say_it(String domain, String ascii) {
        assertThat(new EmailAddress("ada@" + domain).value()).isEqualTo("ada@" + ascii);
    }

    @Test
    void has_a_domain_of_at_most_63_characters_a_label_however_it_is_written() {
        var most = "ü" + "a".repeat(55);

        assertThat(new EmailAddress("ada@" + most + ".de").value()).hasSize(4 + 63 + 3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EmailAddress("ada@" + most + "a.de"));
    }

    @Test
    void is_taken_by_a_mail_library_whatever_is_accepted() {
        var random = new SplittableRandom(7);
        var letters = "ab.-_'+!#@1Z ,;ü";
        for (int i = 0; i < 50_000; i++) {
            var text =
                    random.ints(random.nextInt(4, 12), 0, letters.length())
                            .mapToObj(at -> letters.substring(at, at + 1))
                            .collect(joining());
            accepted(text + ".org").ifPresent(EmailAddressTest::assertTaken);
        }
    }

    private static Optional<String> accepted(String text) {
        try {
            return Optional.of(new EmailAddress(text).value());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void assertTaken(String address) {
        // Parts before the @ that are not ASCII are kept, and never sent to.
        var spoken = address.replace('ü', 'u');
        assertThatCode(() -> new InternetAddress(spoken, true))
                .as(spoken)
                .doesNotThrowAnyException();
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
