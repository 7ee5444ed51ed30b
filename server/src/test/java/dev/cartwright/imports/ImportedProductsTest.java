package dev.cartwright.imports;

import static dev.cartwright.imports.Merchant.CSV;
import static dev.cartwright.imports.Merchant.JSONL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.DatabaseState;
import dev.cartwright.WholeShop;
import dev.cartwright.platform.Auditor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** From the file to the shop's shelves, with the mappings that the manual shows. */
@WholeShop
class ImportedProductsTest {

    @Autowired MockMvcTester http;
    @Autowired ImportRun run;
    @Autowired Auditor auditor;
    @Autowired DSLContext db;

    @AfterEach
    void the_books_balance() {
        assertThat(auditor.audit().violations()).isEmpty();
    }

    @Test
    void the_products_of_online_retail_are_imported_as_they_are() throws IOException {
        var file = resource("imports/online-retail-products.csv");

        var first = imports(manual("StockCode"), file, "text/csv");
        assertCounters(first, 112, 107, 0, 5);
        assertThat(merchant().errorsOf(first).lines().skip(1))
                .allSatisfy(it -> assertThat(it).contains(",StockCode,"))
                .hasSize(5);
        assertThat(price("21633", "default")).isEqualTo("8.38");

        assertCounters(imports(manual("StockCode"), file, "text/csv"), 112, 0, 107, 5);
    }

    @Test
    void the_phones_of_best_buy_are_imported_as_they_are() throws IOException {
        var id = imports(manual("/(\\\\d+)_"), resource("demo/bestbuy-phones.jsonl.gz"), "gzip");

        assertCounters(id, 3_291, 3_291, 0, 0);
        assertThat(price("4984700", "default")).isEqualTo("49.99");
    }

    @Test
    void the_products_of_dummyjson_are_imported_as_they_are() throws IOException {
        var id =
                imports(
                        manual("{\"from\": \"images\"}"),
                        resource("demo/dummyjson-products.jsonl.gz"),
                        "gzip");

        assertCounters(id, 194, 194, 0, 0);
        assertThat(price("BEA-ESS-ESS-001", "default")).isEqualTo("9.99");
    }

    @Test
    void a_dry_run_says_what_would_be_and_keeps_nothing() {
        var file = "sku,name,category,price\nDRY-1,Dry,Dry,1\nDRY-2,Dry,Dry,x\n";
        var before = catalogue();

        var id =
                imports(
                        "{\"format\": \"csv\", \"dryRun\": true}",
                        file.getBytes(UTF_8),
                        "text/csv");

        assertCounters(id, 2, 1, 0, 1);
        assertThat(catalogue()).isEqualTo(before);
    }

    @Test
    void the_trail_says_who_imported() {
        var id =
                imports(
                        CSV,
                        "sku,name,category,price\nWHO-1,Who,Who,1\n".getBytes(UTF_8),
                        "text/csv");

        var trail =
                db.fetchSingle(
                        """
                        select actor_kind, actor_id, request_id
                        from catalog.changes join catalog.variants on key = product_id::text
                        where sku = 'WHO-1'
                        """);
        assertThat(trail.intoList()).containsExactly("API_KEY", "admin-key", "import-" + id);
    }

    @Test
    void what_is_imported_is_on_sale() {
        var line =
                """
                {"product": "sencha-import", "name": "Sencha", "category": ["Drinks", "Tea"],
                 "variants": [{"sku": "SENCHA-BAG", "price": 4.2, "option:Pack": "Bag"},
                              {"sku": "SENCHA-TIN", "price": 9.5, "option:Pack": "Tin"}]}
                """;
        assertCounters(
                imports(JSONL, line.replace("\n", " ").getBytes(UTF_8), "text/csv"), 2, 2, 0, 0);

        assertThat(http.get().uri("/api/products/sencha-import"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"name": "Sencha", "variants": [
                            {"sku": "SENCHA-BAG", "price": {"amount": "4.20", "currency": "USD"}},
                            {"sku": "SENCHA-TIN", "price": {"amount": "9.50", "currency": "USD"}}]}
                        """);
    }

    private UUID imports(String request, byte[] file, String type) {
        var id = merchant().makes(request);
        MvcTestResult sent =
                type.equals("gzip")
                        ? merchant().sendsPacked(id, file)
                        : merchant().sends(id, file, type);
        assertThat(sent).hasStatus(202);
        merchant().works(id);
        return id;
    }

    private void assertCounters(UUID id, int rows, int created, int unchanged, int refused) {
        assertThat(merchant().looksAt(id))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"status": "DONE", "progress": 100, "rows": %d, "created": %d, "updated": 0,
                         "unchanged": %d, "refused": %d, "errors": %d}
                        """
                                .formatted(rows, created, unchanged, refused, refused));
    }

    /** What the shop's page of its product asks for a SKU. */
    private String price(String sku, String channel) {
        var slug =
                db.fetchSingle(
                                "select slug from catalog.variants join catalog.products"
                                        + " using (product_id) where sku = ?",
                                sku)
                        .get(0, String.class);
        var page = http.get().uri("/api/products/{slug}?channel={it}", slug, channel).exchange();
        return Merchant.read(page, "$.variants[0].price.amount").toString();
    }

    private Map<String, String> catalogue() {
        var tables = new TreeMap<>(DatabaseState.of(db).tables());
        tables.keySet().removeIf(it -> !it.startsWith("catalog."));
        return tables;
    }

    /** The request of the manual that says this. */
    private static String manual(String saying) throws IOException {
        return Arrays.stream(Files.readString(Path.of("../docs/imports.md")).split("```"))
                .filter(it -> it.startsWith("json\n") && it.contains(saying))
                .map(it -> it.substring("json\n".length()))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] resource(String name) throws IOException {
        return new ClassPathResource(name).getContentAsByteArray();
    }

    private Merchant merchant() {
        return new Merchant(http, run);
    }
}
