package dev.cartwright.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import com.jayway.jsonpath.JsonPath;
import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.StatementCount;
import dev.cartwright.TestDatabase;
import dev.cartwright.catalog.Catalog;
import dev.cartwright.catalog.Shop;
import dev.cartwright.inventory.Stockroom;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ModuleTest(BootstrapMode.ALL_DEPENDENCIES)
@AutoConfigureMockMvc
@TestPropertySource(properties = "cartwright.answers.kept=0")
@Import({TestDatabase.class, StatementCount.class})
class ProductPageTest {

    @Autowired Catalog catalog;
    @Autowired Stockroom stockroom;
    @Autowired MockMvcTester http;
    @Autowired DSLContext db;

    Shop shop;

    @BeforeEach
    void green_tea() {
        shop = new Shop(catalog);
        shop.add(shop.greenTea());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%20b", "%C3%A9", "a%22'--", "%F0%9F%98%80"})
    void an_address_that_none_can_have_is_refused(String slug) {
        assertThat(http.get().uri(URI.create("/api/products/" + slug)))
                .hasStatus(BAD_REQUEST)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("slug");
        assertThat(http.get().uri(URI.create("/api/products/a%00b"))).hasStatus(BAD_REQUEST);
        assertThat(http.get().uri("/api/products/" + "x".repeat(151))).hasStatus(BAD_REQUEST);
    }

    @Test
    void what_is_not_on_sale_is_unknown() {
        catalog.archive(Shop.CHANNEL, shop.slug("green-tea"));

        for (var slug : List.of(shop.slug("green-tea").value(), "no-such-thing")) {
            assertThat(http.get().uri("/api/products/{slug}", slug))
                    .hasStatus(NOT_FOUND)
                    .bodyJson()
                    .extractingPath("$.type")
                    .isEqualTo("/problems/unknown-product");
        }
    }

    @Test
    void of_what_is_not_counted_there_is_always_enough() {
        db.execute(
                "insert into inventory.stock_rules (sku, tracked) values (?, false)",
                shop.sku("BAG").code());

        assertThat(http.get().uri("/api/products/{slug}", shop.slug("green-tea")))
                .bodyJson()
                .hasPathSatisfying("$.inStock", it -> assertThat(it).isEqualTo(true))
                .hasPathSatisfying("$.variants[1].available", it -> assertThat(it).isEqualTo(null));
        db.execute("delete from inventory.stock_rules where sku = ?", shop.sku("BAG").code());
    }

    @Test
    void a_product_shows_its_variants_with_what_is_available_of_each() {
        stockroom.receive("main", Map.of(shop.sku("TIN"), 12), "delivery 1");
        var id =
                db.fetchSingle(
                                "select product_id from catalog.products where slug = ?",
                                shop.slug("green-tea").value())
                        .get(0, String.class);

        assertThat(http.get().uri("/api/products/{slug}", shop.slug("green-tea")))
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"id": "%2$s", "slug": "green-tea-%1$s", "name": "Green tea",
                         "description": "From Uji.", "brand": "Leaf", "category": "tea-%1$s",
                         "categoryPath": [{"slug": "drinks-%1$s", "name": "Drinks"},
                                          {"slug": "tea-%1$s", "name": "Tea"}],
                         "tags": [], "attributes": [], "related": {},
                         "images": ["https://images.example/1.png", "https://images.example/2.png"],
                         "inStock": true,
                         "variants": [
                            {"sku": "TIN-%1$s", "name": "Tin", "available": 12, "options": {},
                             "attributes": [], "weightGrams": 250, "dimensions": null,
                             "barcode": null, "reduction": null,
                             "price": {"amount": "9.50", "currency": "USD"}},
                            {"sku": "BAG-%1$s", "name": "Bag", "available": 0, "options": {},
                             "attributes": [], "weightGrams": null, "dimensions": null,
                             "barcode": null, "reduction": null,
                             "price": {"amount": "4.20", "currency": "USD"}}]}
                        """
                                .formatted(shop.mark, id));
    }

    @Test
    void a_product_is_at_most_five_statements_and_no_commit() {
        var page = http.get().uri("/api/products/{slug}", shop.slug("green-tea"));
        page.exchange();

        assertThat(StatementCount.during(page::exchange).statements()).hasSizeBetween(3, 5);
    }

    @Test
    void categories_are_a_tree_in_one_statement() {
        var tree = http.get().uri("/api/categories");

        var drinks = "$.items[?(@.slug == '" + shop.drinks + "')]";
        var body = new String(tree.exchange().getResponse().getContentAsByteArray(), UTF_8);
        assertThat(JsonPath.<List<Map<String, Object>>>read(body, drinks))
                .containsExactly(
                        Map.of(
                                "slug", shop.drinks.value(),
                                "name", "Drinks",
                                "children",
                                        List.of(
                                                Map.of(
                                                        "slug", shop.tea.value(),
                                                        "name", "Tea",
                                                        "children", List.of()))));
        assertThat(StatementCount.during(tree::exchange).statements()).hasSize(1);
    }
}
