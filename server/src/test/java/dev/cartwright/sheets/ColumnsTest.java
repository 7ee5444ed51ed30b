package dev.cartwright.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnsTest {

    record Valued(long units, Money value) {}

    record Code(@JsonValue String code) {

        @Override
        public String toString() {
            return code;
        }
    }

    record Inner(Valued shipped, @Nullable BigDecimal share) {}

    record Row(String name, @JsonUnwrapped Inner inner, @Nullable Money cost, Code code) {}

    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "@SUM(A1)", "+A1", "-A1", "=cmd|' /C calc'!A0", "\uff1dA1", "'=1"})
    void what_a_spreadsheet_would_calculate_gets_an_apostrophe(String text) {
        assertThat(Columns.of(Row.class).cells(row(text)).getFirst()).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TEA-1", "-5", "+1.50", "a=b", "'quoted'", "10%"})
    void what_it_would_not_stays_as_it_is(String text) {
        assertThat(Columns.of(Row.class).cells(row(text)).getFirst()).isEqualTo(text);
    }

    @Test
    void an_object_is_as_many_columns_as_it_has_parts_and_nothing_is_empty() {
        assertThat(Columns.of(Row.class).titles())
                .containsExactly("name", "shippedUnits", "shippedValue", "share", "cost", "code");
        assertThat(Columns.of(Row.class).cells(row("tea")))
                .containsExactly("tea", "-3", "-7.50", "", "", "'@7");
    }

    @Test
    void commas_and_quotes_stay_within_their_cell() {
        var out = new ByteArrayOutputStream();
        var sheet = new CsvSheet(CurrencyUnit.USD, out);
        sheet.begin(Map.of(), Row.class);
        sheet.row(row("=CUP,\"7\""));
        sheet.end(row("not written"));

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        """
                        name,shippedUnits,shippedValue,share,cost,code,currency\r
                        "'=CUP,""7\""",-3,-7.50,,,'@7,USD\r
                        """);
    }

    private static Row row(String name) {
        var shipped = new Valued(-3, Money.of(CurrencyUnit.USD, new BigDecimal("-7.50")));
        return new Row(name, new Inner(shipped, null), null, new Code("@7"));
    }
}
