package dev.cartwright.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.files.RowError;
import dev.cartwright.imports.Row.Good;
import dev.cartwright.kernel.Sku;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** How foreign files say what ours say. */
class ImportMappingTest {

    static final String SHOP =
            """
            {'columns': {
                'sku': {'from': 'Art.-Nr.'}, 'name:de': {'from': 'Bezeichnung'},
                'weight_grams': {'from': 'kg', 'scale': 1000},
                'price': {'from': 'Preis', 'scale': 1}, 'category': {'value': 'Gifts > Retail'}},
             'ignoreOthers': %s}
            """;

    @Test
    void a_mapped_column_that_the_file_lacks_is_known_from_the_start() {
        assertThat(Desk.csv("Art.-Nr.,kg,Preis", SHOP.formatted(true)).wrongColumns())
                .containsExactly(Map.entry("Bezeichnung", "is mapped, but not in the file"));
    }

    @Test
    void a_column_that_nobody_reads_is_a_mistake_unless_the_mapping_says_otherwise() {
        var header = "Art.-Nr.,Bezeichnung,kg,Preis,Farbe,brand";

        assertThat(Desk.csv(header, SHOP.formatted(false)).wrongColumns())
                .containsExactly(
                        Map.entry("Farbe", "is not mapped; map it, or set ignoreOthers to true"));
        assertThat(Desk.csv(header, SHOP.formatted(true)).wrongColumns()).isEmpty();
    }

    @Test
    void a_column_that_is_read_is_there_once() {
        assertThat(
                        Desk.csv("Art.-Nr.,Bezeichnung,kg,kg,Preis,x,x", SHOP.formatted(true))
                                .wrongColumns())
                .containsExactly(Map.entry("kg", "is in the file twice"));
    }

    @Test
    void errors_name_the_merchants_column() {
        var desk = Desk.csv("Art.-Nr.,Bezeichnung,kg,Preis", SHOP.formatted(true));

        assertThat(desk.errors("A/", "Tee", "viel", "1,20"))
                .containsExactlyInAnyOrder(
                        "Art.-Nr.: a SKU has 1 to 64 printable characters, no '/'",
                        "kg: must be a number such as 12.34",
                        "Preis: must be a number such as 12.34");
        var good = (Good) desk.rows("A", "Tee", "1", "2").getFirst();
        assertThat(good.refused("weightGrams", "too heavy"))
                .isEqualTo(new RowError(7, "A", "kg", "1", "too heavy"));
    }

    @Test
    void numbers_are_scaled_exactly_and_rounded_to_what_the_column_holds() {
        var row =
                Desk.csv("Art.-Nr.,Bezeichnung,kg,Preis", SHOP.formatted(true))
                        .row("A", "Tee", "0.2005", "8.379999999999999");

        assertThat(row.weightGrams()).isEqualTo(201);
        assertThat(row.prices())
                .containsOnly(Map.entry(CurrencyUnit.of("GBP"), new BigDecimal("8.38")));
        assertThat(row.names()).containsOnly(Map.entry(Locale.GERMAN, "Tee"));
        assertThat(row.category()).containsExactly("Gifts", "Retail");
    }

    @Test
    void a_pattern_takes_its_first_group() {
        var mapping = "{'columns': {'sku': {'from': 'image', 'pattern': '/([0-9]+)_'}}}";
        var desk = Desk.json(mapping);

        assertThat(desk.row("{\"image\": \"https://x/bestbuy-0118/4984700_sb.jpg\"}").sku())
                .isEqualTo(new Sku("4984700"));
        assertThat(desk.errors("{\"image\": \"https://x/none.jpg\"}"))
                .containsExactly("image: has nothing that matches /([0-9]+)_");
        assertThat(desk.errors("{}")).containsExactly("image: is required");
    }

    @Test
    void a_way_leads_into_nested_objects_and_lists() {
        var mapping =
                """
                {'columns': {'sku': {'from': 'id'}, 'width_mm': {'from': 'size.width', 'scale': 10},
                    'images': {'from': 'media', 'pattern': '^https:.*'},
                    'brand': {'from': 'makers.0.name'}, 'tags': {'from': 'words', 'separator': ';'}}}
                """;

        var row =
                Desk.json(mapping)
                        .row(
                                """
                                {"id": "A", "size": {"width": 2.55}, "media": ["https://a", "https://b"],
                                 "makers": [{"name": "Leaf"}], "words": "x; y"}
                                """);

        assertThat(row.widthMm()).isEqualTo(26);
        assertThat(row.images()).containsExactly("https://a", "https://b");
        assertThat(row.brand()).isEqualTo("Leaf");
        assertThat(row.tags()).isEqualTo(List.of("x", "y"));
    }

    @Test
    void with_a_mapping_only_mapped_columns_are_read() {
        var desk = Desk.csv("code,name,price", "{'columns': {'sku': {'from': 'code'}}}");

        assertThat(desk.wrongColumns()).isEmpty();
        assertThat(desk.row("A", "Tea", "free").names()).isEmpty();
    }

    @Test
    void options_keep_the_order_of_the_mapping() {
        var mapping =
                "{'columns': {'option:Size': {'from': 's'}, 'option:Colour': {'from': 'c'},"
                        + " 'sku': {'from': 'sku'}}}";

        assertThat(Desk.csv("sku,c,s", mapping).row("A", "Red", "XL").options().keySet())
                .containsExactly("Size", "Colour");
    }
}
