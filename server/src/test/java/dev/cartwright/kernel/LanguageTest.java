package dev.cartwright.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource({
        "de,de",
        "DE-at,de-AT",
        "zh-hant-tw,zh-Hant-TW",
        "nds,nds",
        "de-variant1-variant2-variant3-abcde,de-variant1-variant2-variant3-abcde"
    })
    void a_tag_is_read_in_its_usual_spelling(String tag, String usual) {
        assertThat(Language.of("locale", tag).toLanguageTag()).isEqualTo(usual);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "de_DE",
                "german language",
                "-de",
                "x-mine",
                "und",
                "de DE",
                "de-variant1-variant2-variant3-variant4"
            })
    void what_is_no_tag_or_too_long_is_refused(String tag) {
        assertThatExceptionOfType(InvalidField.class)
                .isThrownBy(() -> Language.of("locale", tag))
                .withMessage("must be a language such as en or pt-BR")
                .satisfies(it -> assertThat(it.field()).isEqualTo("locale"));
    }
}
