package dev.cartwright.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.kernel.InvalidField;
import java.math.BigDecimal;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceRoundingTest {

    @ParameterizedTest
    @CsvSource({
        "USD, 0,      ",
        "USD, -0.05,  ",
        "USD, 0.001,  ",
        "JPY, 0.5,    ",
        "USD, ,       -0.01",
        "USD, ,       0.999",
        "JPY, ,       0.99",
    })
    void prices_no_coin_can_pay_are_not_rounded_to(
            String currency, @Nullable BigDecimal to, @Nullable BigDecimal ending) {
        assertThatThrownBy(() -> new PriceRounding(CurrencyUnit.of(currency), to, ending))
                .isInstanceOf(InvalidField.class);
    }

    @ParameterizedTest
    @CsvSource({
        "USD, 9.994,   ,     ,      9.99",
        "USD, 9.995,   ,     ,      10.00",
        "JPY, 999.5,   ,     ,      1000",
        "USD, 9.974,   0.05, ,      9.95",
        "USD, 9.975,   0.05, ,      10.00",
        "USD, 12,      5,    ,      10.00",
        "USD, 0.01,    0.05, ,      0.00",
        "USD, 9.48,    ,     0.99,  8.99",
        "USD, 9.49,    ,     0.99,  9.99",
        "USD, 9.99,    ,     0.99,  9.99",
        "USD, 0.10,    ,     0.99,  0.99",
        "USD, 0,       0.05, 0.99,  0.00",
        "USD, 14.89,   ,     9.90,  9.90",
        "USD, 14.90,   ,     9.90,  19.90",
        "USD, 9.02,    ,     0.05,  9.05",
        "USD, 12.40,   ,     0.00,  12.00",
        "USD, 12.40,   ,     0,     10.00",
        "USD, 7.30,    5,    0.99,  4.99",
        "JPY, 1448,    ,     99,    1399",
        "JPY, 1449,    ,     99,    1499",
        "JPY, 1449,    100,  98,    1398",
    })
    void of_two_equally_near_the_higher_is_taken(
            String currency,
            BigDecimal price,
            @Nullable BigDecimal to,
            @Nullable BigDecimal ending,
            BigDecimal rounded) {
        assertThat(new PriceRounding(CurrencyUnit.of(currency), to, ending).round(price))
                .isEqualTo(rounded);
    }
}
