package dev.cartwright.discounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentTest {

    @ParameterizedTest
    @CsvSource({
        "10, 4, 0",
        "10, 5, 1",
        "12.5, 100, 13",
        "0.0001, 499999, 0",
        "0.0001, 500000, 1",
        "0, 9223372036854775807, 0",
        "0.0001, 9223372036854775807, 9223372036855",
        "10, 9223372036854775807, 922337203685477581",
        "10, 922337203685477584, 92233720368547758",
        "10, 922337203685477585, 92233720368547759",
        "99.9999, 9223372036854775807, 9223362813482738952",
        "100, 9223372036854775807, 9223372036854775807"
    })
    void of_any_amount_it_is_exact_and_rounded_half_up(String percent, long minor, long part) {
        assertThat(Percent.of(percent).of(minor)).isEqualTo(part);
    }

    @ParameterizedTest
    @CsvSource({
        "12.50, 12.5",
        "0.0001, 0.0001",
        "100, 100",
        "1000.0, 1000",
        "9999.9999, 9999.9999"
    })
    void it_is_read_as_it_is_written(String text, String shown) {
        assertThat(Percent.of(text).text()).isEqualTo(shown);
        assertThat(Percent.of(shown)).isEqualTo(Percent.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1", "1.", ".5", "1.00001", "10001", "1e2", "12,5", "%"})
    void what_is_none_is_refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Percent.of(text))
                .withMessage("must be a percentage such as 12.5");
    }

    @Test
    void it_is_not_negative_and_has_a_largest() {
        assertThat(new Percent(100 * Percent.WHOLE).text()).isEqualTo("10000");
        assertThatIllegalArgumentException().isThrownBy(() -> new Percent(100 * Percent.WHOLE + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Percent(-1));
    }
}
