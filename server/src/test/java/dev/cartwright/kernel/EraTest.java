package dev.cartwright.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EraTest {

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z"})
    void its_first_and_its_last_instant_are_of_it(String text) {
        var instant = Instant.parse(text);

        assertThat(Era.has(instant)).isTrue();
        assertThatCode(() -> Era.require("from", instant)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-12-31T23:59:59.999999999Z", "+10000-01-01T00:00:00Z"})
    void one_before_and_one_behind_are_refused_with_the_field(String text) {
        var instant = Instant.parse(text);

        assertThat(Era.has(instant)).isFalse();
        assertThatExceptionOfType(InvalidField.class)
                .isThrownBy(() -> Era.require("from", instant))
                .withMessage("must be of the years 1 to 9999")
                .satisfies(it -> assertThat(it.field()).isEqualTo("from"));
    }

    @Test
    void what_was_not_said_is_not_refused() {
        assertThatCode(() -> Era.require("from", null)).doesNotThrowAnyException();
    }
}
