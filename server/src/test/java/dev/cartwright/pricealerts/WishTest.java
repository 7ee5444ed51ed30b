package dev.cartwright.pricealerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cartwright.kernel.InvalidField;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WishTest {

    @ParameterizedTest
    @CsvSource({
        ",, target, 'must be given, or a percentage'",
        "USD 1.00, 10, target, must not be given beside a percentage",
        "USD 0.00,, target, must be more than 0",
        "USD -1.00,, target, must be more than 0",
        ", 0, percentage, must be 1 to 90",
        ", 91, percentage, must be 1 to 90",
        ", -5, percentage, must be 1 to 90",
    })
    void a_wish_that_cannot_be_names_what_is_wrong(
            @Nullable String target, @Nullable Integer percentage, String field, String message) {
        assertThatExceptionOfType(InvalidField.class)
                .isThrownBy(() -> new Wish(money(target), percentage))
                .withMessage(message)
                .extracting(InvalidField::field)
                .isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({"USD 8.00", "USD 8.01", "USD 100.00"})
    void what_costs_no_more_already_is_nothing_to_wait_for(String target) {
        assertThatExceptionOfType(PriceAlertProblem.class)
                .isThrownBy(() -> new Wish(money(target), null).threshold(Money.parse("USD 8.00")));
    }

    @Test
    void a_target_is_the_threshold() {
        assertThat(new Wish(money("USD 7.99"), null).threshold(Money.parse("USD 8.00")))
                .isEqualTo(799);
    }

    /** At least so much less: a fraction of a unit is rounded to the lower price. */
    @ParameterizedTest
    @CsvSource({
        "USD 10.00, 10, 900",
        "USD 9.99, 10, 899",
        "USD 0.01, 1, 0",
        "JPY 999, 10, 899",
        "JPY 5, 1, 4",
        "KWD 1.234, 50, 617",
        "KWD 1.235, 50, 617",
        "USD 999999999999.00, 90, 9999999999990",
    })
    void a_percentage_is_at_least_so_much_less(String price, int percentage, long threshold) {
        assertThat(new Wish(null, percentage).threshold(Money.parse(price))).isEqualTo(threshold);
    }

    private static @Nullable Money money(@Nullable String text) {
        return text == null ? null : Money.parse(text);
    }
}
