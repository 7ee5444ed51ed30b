package dev.cartwright.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \u00a0\u2003",
                "\u200b\u2060",
                "\ufeff \u00ad",
                "\u3164",
                "\u115f\u1160\uffa0",
                "\u2800",
                "\ufe0f\u034f",
                "\u17b4\u180e",
                "\udb40\udc41"
            })
    void what_nobody_can_see_is_no_text(String text) {
        assertThat(Text.optional("name", text, 10)).isNull();
        assertRefused(
                text,
                text.isBlank() ? "must not be blank" : "must have characters that can be seen");
    }

    @ParameterizedTest
    @ValueSource(strings = {"moc.\u202elive", "\u202aAda", "Ada\u2066", "\u2069Ada"})
    void what_turns_the_direction_of_a_line_is_refused(String text) {
        assertRefused(text, "must not have characters that turn the text around");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ada", "\u05d0\u200f!", "नी\u200dता", "👩\u200d👩", "❤\ufe0f"})
    void a_name_of_any_script_is_taken_as_it_is(String text) {
        assertThat(Text.required("name", text, 20)).isEqualTo(text);
    }

    @Test
    void a_text_is_stripped_and_bounded() {
        assertThat(Text.required("name", "  Ada ", 3)).isEqualTo("Ada");
        assertRefused("x".repeat(11), "must have at most 10 characters");
        assertRefused("A\u0007da", "must not contain control characters");
    }

    private static void assertRefused(String text, String message) {
        assertThatExceptionOfType(InvalidField.class)
                .isThrownBy(() -> Text.required("name", text, 10))
                .withMessage(message)
                .satisfies(it -> assertThat(it.field()).isEqualTo("name"));
    }
}
