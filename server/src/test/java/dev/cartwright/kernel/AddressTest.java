package dev.cartwright.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"name", "line1", "city", "country"})
    void a_missing_or_blank_field_is_named(String field) {
        assertRefused(field, null, "must not be blank");
        assertRefused(field, " \u3000", "must not be blank");
    }

    @ParameterizedTest
    @CsvSource({"name,200", "line1,200", "line2,200", "city,100", "region,100", "postalCode,20"})
    void a_field_that_is_too_long_is_named(String field, int most) {
        assertRefused(field, "x".repeat(most + 1), "must have at most " + most + " characters");
        assertThat(with(field, "x".repeat(most) + " ")).isEqualTo(with(field, "x".repeat(most)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "line1", "line2", "city", "region", "postalCode"})
    void a_field_of_two_lines_is_named(String field) {
        assertRefused(field, "one\ntwo", "must not contain control characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"XX", "U1", "ß"})
    void a_country_that_is_none_is_refused(String country) {
        assertRefused("country", country, "must be a country code such as US");
    }

    @Test
    void blanks_around_a_field_are_not_kept_and_an_empty_one_is_none() {
        assertThat(new Address(" Ada ", "1 Way", " ", "Bath", "", null, " gb "))
                .isEqualTo(new Address("Ada", "1 Way", null, "Bath", null, null, "GB"));
    }

    private static void assertRefused(String field, @Nullable String value, String message) {
        assertThatExceptionOfType(InvalidField.class)
                .isThrownBy(() -> with(field, value))
                .withMessage(message)
                .extracting(InvalidField::field)
                .isEqualTo(field);
    }

    @SuppressWarnings("NullAway") // What JSON leaves out is null, whatever the record says.
    private static Address with(String field, @Nullable String value) {
        var fields = new HashMap<String, @Nullable String>();
        fields.putAll(Map.of("name", "Ada", "line1", "1 Way", "city", "Bath", "country", "GB"));
        fields.put(field, value);
        return new Address(
                fields.get("name"),
                fields.get("line1"),
                fields.get("line2"),
                fields.get("city"),
                fields.get("region"),
                fields.get("postalCode"),
                fields.get("country"));
    }
}
