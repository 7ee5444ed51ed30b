package dev.cartwright.catalog;

import static dev.cartwright.catalog.Desk.assertWrong;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.DatabaseState;
import dev.cartwright.WholeShop;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What may be said of a change of many prices. */
@WholeShop
class PriceChangeFieldsTest {

    static final String CHANGES = "/api/admin/price-changes";

    @Autowired Catalog catalog;
    @Autowired MockMvcTester http;
    @Autowired DSLContext db;

    Desk desk;

    @BeforeEach
    void green_tea() {
        desk = new Desk(catalog, http);
        desk.shop.add(desk.shop.greenTea());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"currency\": null | currency | must not be null",
                "\"currency\": \"JPY\" | currency | is not sold in here: [USD]",
                "\"channel\": \"nowhere\" | channel | there is no channel nowhere",
                "\"category\": \"no-such\" | category | no category is called no-such",
                "\"skus\": [] | skus | size must be between 1 and 100000",
                "\"skus\": [null] | skus[0] | must not be null",
                "\"skus\": [\"NO-SUCH\"] | skus[0] | no product has a variant NO-SUCH",
                "\"skus\": [\"a\"], \"brand\": \"b\" | skus"
                        + " | cannot be given beside category or brand",
                "\"change\": null | change | must not be null",
                "\"change\": {} | change | must have one of percent, amount and price",
                "\"change\": {\"percent\": \"1\", \"price\": \"1\"} | change"
                        + " | must have one of percent, amount and price",
                "\"change\": {\"percent\": -10} | change.percent | must be a text",
                "\"change\": {\"percent\": \"1e9\"} | change.percent"
                        + " | must be a number such as 9.99",
                "\"change\": {\"percent\": \"-100.1\"} | change.percent | must be -100 to 10000",
                "\"change\": {\"price\": \"-1\"} | change.price | must not be negative",
                "\"change\": {\"price\": \"9.999\"} | change.price | must be in coins of USD",
                "\"change\": {\"amount\": \"0.001\"} | change.amount | must be in coins of USD",
                "\"rounding\": {\"to\": \"0\"} | rounding.to | must be more than 0, in coins of USD",
                "\"rounding\": {\"ending\": \"0.999\"} | rounding.ending"
                        + " | must not be negative, in coins of USD",
                "\"validFrom\": \"2020-01-01T00:00:00Z\" | validFrom | must not be in the past",
                "\"colour\": 1 | colour | is not a known field",
            })
    void what_cannot_be_is_refused_and_the_field_is_named(
            String wrong, String field, String message) {
        var before = DatabaseState.of(db);
        var name = wrong.substring(0, wrong.indexOf(':'));
        var rest = "\"currency\": \"USD\", \"change\": {\"percent\": \"-10\"}, \"preview\": false";
        var others =
                List.of(rest.split(", (?=\")")).stream()
                        .filter(it -> !it.startsWith(name))
                        .toList();

        assertWrong(
                desk.post(CHANGES, "{%s, %s}".formatted(wrong, String.join(", ", others))),
                field,
                message);

        assertThat(DatabaseState.of(db)).isEqualTo(before);
    }
}
