package dev.cartwright.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.DatabaseState;
import dev.cartwright.TestDatabase;
import dev.cartwright.WholeShop;
import dev.cartwright.catalog.Catalog;
import dev.cartwright.catalog.Product;
import dev.cartwright.catalog.StoredProduct;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Out and in again, field by field; in a database of its own, for it is emptied. */
@WholeShop
@TestPropertySource(properties = "cartwright.imports.most-errors=99999")
class ExportRoundTripTest {

    @Autowired MockMvcTester http;
    @Autowired ImportRun run;
    @Autowired Catalog catalog;
    @Autowired DSLContext db;
    @Autowired DataSource database;

    @BeforeEach
    void everything_there_can_be() throws SQLException {
        db.execute(
                """
                insert into platform.channels (channel_id, name, currencies, locale, time_zone,
                    prices_include_tax, stock_locations)
                values ('everything', 'Everything', '{USD,EUR}', 'en', 'UTC', false, '{main}')
                on conflict do nothing
                """);
        empty();
        Everything.into(catalog);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "jsonl"})
    void an_empty_shop_becomes_the_same_shop(String format) throws SQLException {
        var before = withoutRelations();
        var paths = paths();
        var file = exports(format);

        empty();
        var id = imports(format, file);

        assertThat(merchant().errorsOf(id).lines().skip(1)).isEmpty();
        assertThat(withoutRelations()).containsExactlyInAnyOrderElementsOf(before);
        assertThat(paths()).isEqualTo(paths);
        assertThat(exports(format).lines())
                .containsExactlyInAnyOrderElementsOf(file.lines().toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "jsonl"})
    void the_same_shop_stays_as_it_is(String format) {
        var before = catalogue();

        var id = imports(format, exports(format));

        assertThat(merchant().looksAt(id))
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"status\": \"DONE\", \"rows\": 9, \"unchanged\": 9, \"errors\": 0}");
        assertThat(catalogue()).isEqualTo(before);
    }

    @Test
    void the_columns_are_those_in_use_in_the_documented_order() {
        assertThat(exports("csv").lines().findFirst())
                .hasValue(
                        "sku,product,status,publish_at,category,brand,popularity,tags,images,"
                                + "name:de-DE,name:en,name:zh-Hant-TW,description:de-DE,"
                                + "description:en,description:zh-Hant-TW,variant,"
                                + "option:Colour: outside,option:Size,attribute:height,"
                                + "attribute:note,attribute:origin,attribute:said,"
                                + "variant_attribute:height,variant_attribute:shelf,tax_category,"
                                + "weight_grams,length_mm,width_mm,height_mm,barcode,price:USD,"
                                + "price:EUR");
    }

    @Test
    void a_row_of_csv_says_of_its_product_only_what_the_first_did_not() {
        assertThat(exports("csv").lines())
                .contains(
                        "A-1,full~1.0_a,,,,,,,,,,,,,,'@home,,S|M,,,,,11,+1,food,250,1,20,300,"
                                + "001-=7,9.51,1234567.81");
    }

    @Test
    void a_line_of_json_is_a_product_with_its_variants() {
        assertThat(exports("jsonl").lines())
                .hasSize(7)
                .contains(
                        """
                        {"product":"formula","status":"active","category":["=1+1"],\
                        "brand":"=HYPERLINK(\\"x\\")","popularity":1,"tags":["=HYPERLINK(\\"x\\")"],\
                        "name:en":"=HYPERLINK(\\"x\\")","description:en":"+1\\n-1\\n@x",\
                        "attribute:said":"=HYPERLINK(\\"x\\")","variants":[{"sku":"FORMULA",\
                        "variant":"=HYPERLINK(\\"x\\")","tax_category":"standard","price:USD":2.00}]}\
                        """);
    }

    private String exports(String format) {
        var answer =
                http.get()
                        .uri("/api/admin/exports/products?channel=everything&format={f}", format)
                        .exchange();
        assertThat(answer).hasStatusOk();
        return Merchant.text(answer);
    }

    private UUID imports(String format, String file) {
        var id =
                merchant()
                        .makes(
                                "{\"format\": \"%s\", \"channel\": \"everything\"}"
                                        .formatted(format));
        assertThat(merchant().sends(id, file.getBytes(UTF_8), "application/octet-stream"))
                .hasStatus(202);
        merchant().works(id);
        return id;
    }

    private List<Product> withoutRelations() {
        return catalog.after(Everything.CHANNEL, null, 100).stream()
                .map(StoredProduct::product)
                .map(it ->
                        new Product(
                                it.slug(),
                                it.status(),
                                it.publishAt(),
                                it.category(),
                                it.brand(),
                                it.popularity(),
                                it.tags(),
                                it.images(),
                                it.attributes(),
                                it.texts(),
                                Map.of(),
                                it.variants()))
                .toList();
    }

    private List<String> paths() {
        return db.fetch("select slug, name, path from catalog.categories order by slug").stream()
                .map(it -> it.get(0) + " " + it.get(1) + List.of(it.get(2, String[].class)))
                .toList();
    }

    private Map<String, String> catalogue() {
        var tables = new TreeMap<>(DatabaseState.of(db).tables());
        tables.keySet().removeIf(it -> !it.startsWith("catalog.") && !it.startsWith("pricing."));
        return tables;
    }

    private void empty() throws SQLException {
        try (var superuser = TestDatabase.asSuperuser(database);
                var statement = superuser.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(
                    "truncate catalog.categories, catalog.products, catalog.variants,"
                            + " catalog.attributes, catalog.changes, pricing.prices cascade");
        }
    }

    private Merchant merchant() {
        return new Merchant(http, run);
    }
}
