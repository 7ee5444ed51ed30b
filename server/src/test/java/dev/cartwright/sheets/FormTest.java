package dev.cartwright.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.kernel.InvalidField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormTest {

    @Test
    void a_format_there_is_not_is_refused() {
        assertThatThrownBy(() -> Form.of("xlsx", null))
                .isInstanceOf(InvalidField.class)
                .hasMessage("must be json or csv");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "     |                                    | JSON",
                "     | */*                                | JSON",
                "     | text/html, */*;q=0.8               | JSON",
                "     | nonsense                           | JSON",
                "     | text/csv                           | CSV",
                "     | text/csv;charset=UTF-8             | CSV",
                "     | application/json, text/csv;q=0.5   | JSON",
                "     | application/json;q=0.5, text/csv   | CSV",
                "     | text/csv;q=0                       | JSON",
                "csv  | application/json                   | CSV",
                "json | text/csv                           | JSON"
            })
    void csv_is_for_who_asks_for_it(String format, String accept, Form form) {
        assertThat(Form.of(format, accept)).isEqualTo(form);
    }
}
