package dev.cartwright.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cartwright.kernel.InvalidField;
import java.util.List;
import java.util.Random;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stripe's rules of minor units: https://docs.stripe.com/currencies. */
class StripeAmountsTest {

    @ParameterizedTest
    @CsvSource({
        "EUR 12.34,1234",
        "USD 0.50,50",
        "HUF 10.45,1045",
        "TWD 800.45,80045",
        "JPY 500,500",
        "KRW 500,500",
        "XPF 1,1",
        "KWD 5.120,5120",
        "TND 0.010,10",
        "ISK 5,500",
        "UGX 5,500",
        "MGA 5.00,5"
    })
    void amounts_are_told_as_stripe_counts_and_read_back(String amount, long minor) {
        var money = Money.parse(amount);

        assertThat(StripeAmounts.minor(money)).isEqualTo(minor);
        assertThat(StripeAmounts.money(minor, amount.substring(0, 3))).isEqualTo(money);
    }

    @ParameterizedTest
    @ValueSource(strings = {"KWD 5.124", "BHD 0.001", "JOD 1.115", "OMR 1.119", "MGA 5.20"})
    void what_cannot_be_told_exactly_is_refused_and_never_rounded(String amount) {
        var stripe = new StripeProcessor(Shapes.SETTINGS);

        assertThatExceptionOfType(InvalidField.class)
                .isThrownBy(() -> stripe.check(Money.parse(amount)))
                .satisfies(it -> assertThat(it.field()).isEqualTo("amount"));
    }

    @Test
    void every_currency_that_is_moved_is_read_back_as_it_was_told() {
        var random = new Random(7);
        for (var currency : StripeAmounts.MOVED) {
            var whole = Money.ofMajor(currency, random.nextInt(1, 90_000));

            assertThat(StripeAmounts.money(StripeAmounts.minor(whole), currency.getCode()))
                    .isEqualTo(whole);
        }
    }

    @Test
    void currencies_that_stripe_does_not_charge_in_are_not_moved() {
        var moves = new StripeProcessor(Shapes.SETTINGS).capabilities();

        assertThat(List.of("IRR", "LYD", "IQD", "KPW", "XAU"))
                .noneMatch(it -> moves.moves(CurrencyUnit.of(it)));
        assertThat(moves.currencies()).hasSizeGreaterThan(130);
    }

    @Test
    void what_stripe_cannot_have_said_is_not_read() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> StripeAmounts.money(550, "isk"));
        assertThatExceptionOfType(IllegalCurrencyException.class)
                .isThrownBy(() -> StripeAmounts.money(550, "zzz"));
    }
}
