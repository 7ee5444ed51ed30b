package dev.cartwright.ordermails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.kernel.Address;
import java.util.Locale;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    en-US | USD 1234.50 | $1,234.50
                    en-US | EUR 0.05    | €0.05
                    en    | USD 9.90    | $9.90
                    de-DE | EUR 1234.50 | 1.234,50 €
                    de    | EUR 9.90    | 9,90 €
                    de-CH | CHF 1234.50 | CHF 1’234.50
                    fr-FR | EUR 1234.50 | 1 234,50 €
                    ja-JP | JPY 1234    | ￥1,234
                    en-US | KWD 1.234   | KWD1.234
                    """)
    void an_amount_is_written_as_its_reader_writes_it(String reader, Money amount, String text) {
        var written = new Written(Locale.forLanguageTag(reader)).money(amount);

        assertThat(Letterbox.plain(written)).isEqualTo(text);
    }

    @Test
    void nothing_is_not_written() {
        var written = new Written(Locale.US);

        assertThat(written.some(null)).isEmpty();
        assertThat(written.some(Money.parse("USD 0.00"))).isEmpty();
    }

    @Test
    void an_address_is_written_as_where_it_is() {
        var there = new Address("Ada", "1 Main St", "attic", "San Jose", "CA", "95101", "US");
        var here = new Address("Ada", "Weg 1", null, "Bonn", null, "53111", "DE");
        var village = new Address("Ada", "Rd 2", null, "Cong", "Mayo", null, "IE");

        assertThat(new Written(Locale.US).address(there))
                .isEqualTo("Ada\n1 Main St\nattic\nSan Jose, CA 95101\nUnited States");
        assertThat(new Written(Locale.GERMANY).address(here))
                .isEqualTo("Ada\nWeg 1\n53111 Bonn\nDeutschland");
        assertThat(new Written(Locale.UK).address(village))
                .isEqualTo("Ada\nRd 2\nCong, Mayo\nIreland");
    }
}
