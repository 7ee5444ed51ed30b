package dev.cartwright.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.joda.money.CurrencyMismatchException;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class TotalsTest {

    @Test
    void that_do_not_add_up_cannot_be() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Totals(
                                usd("10.00"),
                                usd("1.00"),
                                usd("5.00"),
                                usd("2.00"),
                                usd("14.00"),
                                false));
        assertThat(
                        catchThrowable(() ->
                                Totals.of(
                                        usd("10.00"),
                                        usd("0.00"),
                                        Money.parse("EUR 5.00"),
                                        usd("0.00"),
                                        false)))
                .isInstanceOf(CurrencyMismatchException.class);
    }

    @Test
    void tax_comes_on_top_of_prices_without_it_and_is_a_part_of_prices_with_it() {
        assertThat(totals(false).total()).isEqualTo(usd("16.00"));
        assertThat(totals(true).total()).isEqualTo(usd("14.00"));
    }

    @Test
    void text_is_stripped_measured_and_of_one_line() {
        assertThat(Text.required("name", " Ada ", 3)).isEqualTo("Ada");
        assertThat(Text.optional("name", " \t", 3)).isNull();
        assertThatExceptionOfType(InvalidField.class)
                .isThrownBy(() -> Text.required("name", "", 3))
                .withMessage("must not be blank");
        assertThatExceptionOfType(InvalidField.class)
                .isThrownBy(() -> Text.optional("name", "Adas", 3))
                .withMessage("must have at most 3 characters");
    }

    private static Totals totals(boolean included) {
        return Totals.of(usd("10.00"), usd("1.00"), usd("5.00"), usd("2.00"), included);
    }

    private static Money usd(String amount) {
        return Money.parse("USD " + amount);
    }
}
