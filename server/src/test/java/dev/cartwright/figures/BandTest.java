package dev.cartwright.figures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BandTest {

    @ParameterizedTest
    @CsvSource({
        "-400, expired",
        "-1, expired",
        "0, 0-7",
        "7, 0-7",
        "8, 8-30",
        "30, 8-30",
        "31, 31-90",
        "90, 31-90",
        "91, later",
        "9223372036854775807, later"
    })
    void a_lot_is_in_the_band_of_its_days_left(long left, String band) {
        assertThat(Band.of(left)).hasToString(band);
    }
}
