package dev.cartwright.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountTest {

    @ParameterizedTest
    @CsvSource({
        "12.34, USD, USD 12.34",
        "-0.010, USD, USD -0.01",
        "+5, JPY, JPY 5",
        "999999999999999.99, USD, USD 999999999999999.99"
    })
    void what_people_type_is_money(String typed, String currency, String money) {
        assertThat(Amount.read("price", CurrencyUnit.of(currency), typed))
                .isEqualTo(Money.parse(money));
    }

    @ParameterizedTest
    @CsvSource({
        "1e999999999, USD, must be a number such as 12.34",
        "1e-999999999, USD, must be a number such as 12.34",
        "'', USD, must be a number such as 12.34",
        "1000000000000000, USD, must be a number such as 12.34",
        "0.001, USD, must be in coins of USD",
        "0.5, JPY, must be in coins of JPY",
        "999999999999999.9999, CLF, is more money than there is"
    })
    void what_nobody_can_pay_or_keep_is_refused_and_the_field_is_named(
            String typed, String currency, String why) {
        assertThatThrownBy(() -> Amount.read("price", CurrencyUnit.of(currency), typed))
                .isInstanceOfSatisfying(
                        InvalidField.class, it -> assertThat(it.field()).isEqualTo("price"))
                .hasMessage(why);
    }
}
