package dev.cartwright.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.WholeShop;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

@WholeShop
class MoneyReaderTest {

    @Autowired JsonMapper json;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"amount\": 12.34, \"currency\": \"USD\"}",
                "{\"amount\": \"1e999999999\", \"currency\": \"USD\"}",
                "{\"amount\": \"1e2\", \"currency\": \"USD\"}",
                "{\"amount\": \"9.999\", \"currency\": \"USD\"}",
                "{\"amount\": \"0.5\", \"currency\": \"JPY\"}",
                "{\"amount\": \"1\", \"currency\": \"dollars\"}",
                "{\"amount\": \"1\"}",
                "{\"currency\": \"USD\"}",
                "{\"amount\": \"1\", \"currency\": \"USD\", \"more\": 1}",
                "\"USD 1\"",
            })
    void what_no_coin_can_pay_or_is_not_text_is_refused(String wrong) {
        assertThatThrownBy(() -> json.readValue(wrong, Money.class))
                .isInstanceOfAny(JacksonException.class, IllegalArgumentException.class);
    }

    @Test
    void money_is_read_as_it_is_written() {
        for (var money : new String[] {"USD 12.34", "JPY 500", "USD -0.01", "USD 1.00"}) {
            var written = json.writeValueAsString(Money.parse(money));
            assertThat(json.readValue(written, Money.class)).isEqualTo(Money.parse(money));
        }
        assertThat(json.readValue("{\"amount\": \"1.0\", \"currency\": \"USD\"}", Money.class))
                .isEqualTo(Money.parse("USD 1.00"));
    }
}
