package dev.cartwright.imports;

import static java.util.Locale.GERMAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.cartwright.catalog.ProductRow;
import dev.cartwright.catalog.ProductStatus;
import dev.cartwright.catalog.Slug;
import dev.cartwright.files.RowError;
import dev.cartwright.imports.Row.Bad;
import dev.cartwright.imports.Row.Good;
import dev.cartwright.kernel.Sku;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What records of our own columns turn out to be. */
class ImportRowsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "product|no slug|must be 1 to 150 of a-z, 0-9, '.', '_', '~' and '-'",
                "status|sold|must be draft, active or archived",
                "publish_at|soon|must be a day such as 2026-01-31 or a time such as"
                        + " 2026-01-31T08:00:00Z",
                "publish_at|2026-02-30|must be a day such as 2026-01-31 or a time such as"
                        + " 2026-01-31T08:00:00Z",
                "popularity|-1|must be a whole number from 0 to 2147483647",
                "popularity|2147483648|must be a whole number from 0 to 2147483647",
                "weight_grams|1.5|must be a whole number from 0 to 2147483647",
                "weight_grams|1kg|must be a number such as 12.34",
                "weight_grams|1e999999999|must have fewer digits: it is too large or too exact",
                "category|A > > C|has a level without a name",
                "price|free|must be a number such as 12.34",
                "price|-0.01|must not be negative",
                "price|1.005|must have at most 2 decimals, as GBP has",
                "price:JPY|1.5|must have at most 0 decimals, as JPY has",
                "price|1000000000000000|must have fewer digits: it is too large or too exact",
                "price|1e15|must be less than 1000000000000000"
            })
    void a_cell_that_cannot_be_is_named_with_what_it_accepts(
            String column, String value, String message) {
        assertThat(Desk.csv("sku," + column).errors("A", value))
                .containsExactly(column + ": " + message);
    }

    @Test
    void everything_wrong_with_a_row_is_reported_at_once() {
        var row = Desk.csv("price,sku,popularity,status").rows("x", "A/1", "y", "gone").getFirst();

        assertThat(((Bad) row).errors())
                .containsExactly(
                        new RowError(7, "A/1", "price", "x", "must be a number such as 12.34"),
                        new RowError(
                                7,
                                "A/1",
                                "sku",
                                "A/1",
                                "a SKU has 1 to 64 printable characters, no '/'"),
                        new RowError(7, "A/1", "popularity", "y", "must be a number such as 12.34"),
                        new RowError(
                                7, "A/1", "status", "gone", "must be draft, active or archived"));
    }

    @Test
    void a_row_without_a_sku_is_nothing() {
        assertThat(Desk.csv("sku,name").errors(" ", "Tea")).containsExactly("sku: is required");
        assertThat(Desk.json(null).errors("{\"name\": \"Tea\"}"))
                .containsExactly("sku: is required");
    }

    @Test
    void a_record_with_more_or_fewer_fields_than_columns_is_refused() {
        assertThat(Desk.csv("sku,name").errors("A"))
                .containsExactly("row: has 1 fields where the first line has 2");
        assertThat(Desk.csv("sku,name").errors("A", "Tea", ""))
                .containsExactly("row: has 3 fields where the first line has 2");
    }

    @Test
    void text_that_no_database_stores_is_refused() {
        assertThat(Desk.csv("sku,name").errors("A", "Te\u0000a"))
                .containsExactly("name: must not contain NUL or half of a surrogate pair");
        assertThat(Desk.json(null).errors("{\"sku\": \"A\", \"name\": \"\\ud800\"}"))
                .containsExactly("name: must not contain NUL or half of a surrogate pair");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"sku\": \"A\"|row: is not JSON: Unexpected end-of-input",
                "[1]|row: must be an object",
                "7|row: must be an object",
                "{\"sku\": \"A\"} {}|row: is not JSON",
                "{\"sku\": \"A\", \"sku\": \"B\"}|row: is not JSON: Duplicate",
                "{\"sku\": \"A\", \"colour\": \"red\"}|colour: is not a known column; known are",
                "{\"sku\": {\"code\": \"A\"}}|sku: must be a single value",
                "{\"sku\": \"A\", \"tags\": [[\"x\"]]}|tags: must be a single value",
                "{\"sku\": \"A\", \"variants\": {}}|row: variants must be a list of at most 500",
                "{\"sku\": \"A\", \"variants\": [1]}|row: must be an object",
            })
    void a_line_that_is_no_product_is_one_error(String line, String error) {
        assertThat(Desk.json(null).errors(line))
                .singleElement()
                .satisfies(it -> assertThat(it).startsWith(error));
    }

    @Test
    void columns_that_cannot_be_are_known_from_the_start() {
        assertThat(Desk.csv("name,colour,price,price:GBP,price:EUR,name:?").wrongColumns())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "colour",
                                "is not a known column; known are " + Column.KNOWN,
                                "price:GBP",
                                "says the same as price",
                                "price:EUR",
                                "is not a currency of the channel uk, which sells in GBP, USD, JPY",
                                "name:?",
                                "must end in a language such as en or de-AT",
                                "sku",
                                "is required: it says which variant a row means"));
        assertThat(Desk.csv("sku,name,").wrongColumns())
                .containsExactly(Map.entry("column 3", "has no name"));
        assertThat(Desk.json(null).wrongColumns("{\"variants\": [{\"hue\": 1}]}"))
                .containsOnlyKeys("hue");
        assertThat(Desk.json(null).wrongColumns("{")).isEmpty();
    }

    @Test
    void every_column_says_what_it_is_called_after() {
        var desk =
                Desk.csv(
                        "sku,product,status,publish_at,category,brand,popularity,tags,images,name,"
                                + "name:de,description,variant,option:Size,attribute:origin,"
                                + "variant_attribute:ean,tax_category,weight_grams,length_mm,"
                                + "width_mm,height_mm,barcode,price,price:USD,price:JPY");

        assertThat(desk.wrongColumns()).isEmpty();
        assertThat(
                        desk.row(
                                "A-1",
                                "Green-Tea",
                                "Active",
                                "2026-07-01",
                                "Drinks>Tea",
                                "Leaf",
                                "7.0",
                                "hot|green|",
                                "https://a/1.png|https://a/2.png",
                                "Green tea",
                                "Grüner Tee",
                                "From\nUji",
                                "Tin",
                                "100 g",
                                "Uji",
                                "400",
                                "food",
                                "250",
                                "1",
                                "2",
                                "3",
                                "4006381333931",
                                "4.5",
                                "1e1",
                                "700"))
                .isEqualTo(
                        new ProductRow(
                                new Sku("A-1"),
                                new Slug("green-tea"),
                                ProductStatus.ACTIVE,
                                Instant.parse("2026-06-30T23:00:00Z"),
                                List.of("Drinks", "Tea"),
                                "Leaf",
                                7,
                                List.of("hot", "green"),
                                List.of("https://a/1.png", "https://a/2.png"),
                                Map.of("origin", "Uji"),
                                Map.of(Locale.ROOT, "Green tea", GERMAN, "Grüner Tee"),
                                Map.of(Locale.ROOT, "From\nUji"),
                                "Tin",
                                Map.of("Size", "100 g"),
                                "food",
                                250,
                                1,
                                2,
                                3,
                                "4006381333931",
                                Map.of("ean", "400"),
                                Map.of(
                                        CurrencyUnit.of("GBP"), new BigDecimal("4.50"),
                                        CurrencyUnit.of("USD"), new BigDecimal("10.00"),
                                        CurrencyUnit.of("JPY"), new BigDecimal("700"))));
    }

    @Test
    void a_blank_cell_says_nothing() {
        var row =
                Desk.csv("sku,name,price,tags,category,popularity").row("A", "", " ", "|", "", "");

        assertThat(row.names()).isEmpty();
        assertThat(row.prices()).isEmpty();
        assertThat(row.tags()).isNull();
        assertThat(row.category()).isNull();
        assertThat(row.popularity()).isNull();
    }

    @Test
    void json_has_lists_and_numbers_and_null_where_nothing_is_said() {
        var row =
                Desk.json(null)
                        .row(
                                """
                                {"sku": 85123, "category": ["A", "B > C"], "tags": ["x", "y"],
                                 "price": 12.50, "popularity": 3, "brand": null}
                                """);

        assertThat(row.sku()).isEqualTo(new Sku("85123"));
        assertThat(row.category()).containsExactly("A", "B > C");
        assertThat(row.tags()).containsExactly("x", "y");
        assertThat(row.prices())
                .containsOnly(Map.entry(CurrencyUnit.of("GBP"), new BigDecimal("12.50")));
        assertThat(row.popularity()).isEqualTo(3);
        assertThat(row.brand()).isNull();
    }

    @Test
    void a_product_with_variants_is_a_row_for_each() {
        var line =
                """
                {"product": "tea", "name": "Tea", "price": 4, "variants": [
                    {"sku": "BAG"}, {"sku": "TIN", "price": 9, "option:Pack": "Tin"}]}
                """;

        assertThat(Desk.json(null).variants(line))
                .extracting(
                        ProductRow::sku,
                        row -> row.names().get(Locale.ROOT),
                        row -> row.prices().get(CurrencyUnit.of("GBP")),
                        ProductRow::options)
                .containsExactly(
                        tuple(new Sku("BAG"), "Tea", new BigDecimal("4.00"), Map.of()),
                        tuple(
                                new Sku("TIN"),
                                "Tea",
                                new BigDecimal("9.00"),
                                Map.of("Pack", "Tin")));
    }

    @Test
    void of_several_variants_the_bad_one_is_refused_alone() {
        var line = "{\"product\": \"tea\", \"variants\": [{\"sku\": \"A\"}, {\"price\": \"x\"}]}";

        assertThat(Desk.json(null).rows(line))
                .satisfiesExactly(
                        good -> assertThat(good).isInstanceOf(Good.class),
                        bad -> assertThat(((Bad) bad).errors()).hasSize(2));
    }

    @Test
    void variants_without_a_product_could_be_of_any() {
        assertThat(Desk.json(null).errors("{\"variants\": [{\"sku\": \"A\"}, {\"sku\": \"B\"}]}"))
                .containsExactly("product: is required where a record has several variants");
    }

    @Test
    void what_was_written_on_windows_is_what_it_was_meant_to_be() {
        assertThat(Desk.csv("sku,name").row("A", "Tea\u0099").names()).containsValue("Tea™");
    }

    @Test
    void a_refusal_of_the_catalogue_names_the_column_of_the_file() {
        var good = (Good) Desk.csv("sku,price,name:de").rows("A", "1", "Tee").getFirst();

        assertThat(good.refused("prices.GBP", "no"))
                .isEqualTo(new RowError(7, "A", "price", "1", "no"));
        assertThat(good.refused("names.de", "no"))
                .isEqualTo(new RowError(7, "A", "name:de", "Tee", "no"));
        assertThat(good.refused("weightGrams", "no"))
                .isEqualTo(new RowError(7, "A", "weight_grams", null, "no"));
    }
}
