package dev.cartwright.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.OK;

import com.jayway.jsonpath.JsonPath;
import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.StatementCount;
import dev.cartwright.TestDatabase;
import dev.cartwright.catalog.Catalog;
import dev.cartwright.catalog.Product;
import dev.cartwright.catalog.Shop;
import dev.cartwright.catalog.Variant;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ModuleTest(BootstrapMode.ALL_DEPENDENCIES)
@AutoConfigureMockMvc
@TestPropertySource(properties = "cartwright.answers.kept=0")
@Import({TestDatabase.class, StatementCount.class})
class ProductListTest {

    @Autowired Catalog catalog;
    @Autowired MockMvcTester http;
    @Autowired DSLContext db;

    Shop shop;

    @BeforeEach
    void a_shop_of_its_own() {
        shop = new Shop(catalog);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit=0          | limit    | must be greater than or equal to 1",
                "limit=101        | limit    | must be less than or equal to 100",
                "limit=two        | limit    | must be a whole number",
                "limit=99999999999| limit    | must be a whole number",
                "colour=red       | colour   | is not a known parameter",
                "priceMin=5&priceMax=4 | priceMin | must not be more than priceMax",
                "after=x          | after    | must be what a page gave as next",
                "after=YR94       | after    | must be what a page gave as next",
                "sort=name&after=bmFtZR8AHzAxOTlmMWYwLTAwMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMA | after |"
                        + " must be what a page gave as next",
                "sort=newest&after=bmV3ZXN0HysxMDAwMDAwMDAwLTEyLTMxVDIzOjU5OjU5Wh8wMTk5ZjFmMC0wMDAwLTcwMDAtODAwMC0wMDAwMDAwMDAwMDA | after | must be what a page gave as next",
                "priceMin=1e-99999999 | priceMin | must be 0 to 999999999999",
                "channel=Up       | channel  | a channel has 1 to 32 of a-z, 0-9 and '-'",
                "channel=nowhere  | channel  | there is no channel nowhere",
                "currency=dollars | currency | must be a currency code such as USD",
                "currency=JPY     | currency | is not sold in here: [USD]",
            })
    void nonsense_is_refused_and_the_field_is_named(String query, String field, String message) {
        assertThat(http.get().uri(URI.create("/api/products?" + query)))
                .hasStatus(BAD_REQUEST)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"type": "/problems/invalid-request",
                         "errors": [{"field": "%s", "message": "%s"}]}
                        """
                                .formatted(field, message));
    }

    @Test
    void an_over_long_category_is_refused_and_an_unknown_one_is_unknown() {
        assertThat(get("?category=" + "x".repeat(151))).hasStatus(BAD_REQUEST);
        assertThat(get("?category=no-such"))
                .hasStatus(NOT_FOUND)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/unknown-category");
    }

    @Test
    void an_empty_category_is_an_empty_page() {
        assertThat(get("?category=" + shop.drinks))
                .hasStatus(OK)
                .bodyJson()
                .isStrictlyEqualTo("{\"items\": [], \"next\": null}");
    }

    @Test
    void a_category_shows_what_lies_below_it_at_the_lowest_price() {
        shop.add(shop.greenTea());
        var id =
                db.fetchSingle(
                                "select product_id from catalog.products where slug = ?",
                                shop.slug("green-tea").value())
                        .get(0, String.class);

        assertThat(get("?category=" + shop.drinks))
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"items": [{
                            "id": "%s", "slug": "%s", "name": "Green tea", "brand": "Leaf",
                            "category": "%s", "image": "https://images.example/1.png",
                            "price": {"amount": "4.20", "currency": "USD"}, "reduction": null,
                            "inStock": false}],
                         "next": null}
                        """
                                .formatted(id, shop.slug("green-tea"), shop.tea));
    }

    @Test
    void pages_are_complete_and_without_duplicates_where_all_are_equally_popular() {
        var added = IntStream.range(0, 25).mapToObj(i -> shop.single("p" + i, shop.tea, i / 12));
        shop.add(added.toArray(Product[]::new));

        var walked = walk("?limit=4&category=" + shop.drinks);

        assertThat(walked).hasSize(25).doesNotHaveDuplicates();
        assertThat(walked)
                .isEqualTo(
                        db
                                .fetchValues(
                                        """
                                        select slug from catalog.products where category = '%s'
                                        order by popularity desc, product_id
                                        """
                                                .formatted(shop.tea))
                                .stream()
                                .map(String.class::cast)
                                .toList());
        assertThat(walk("?limit=7")).containsSubsequence(walked).doesNotHaveDuplicates();
    }

    @Test
    void what_is_archived_or_without_a_price_in_the_currency_is_not_shown() {
        shop.add(shop.greenTea(), shop.single("cup", shop.drinks, 1));
        catalog.archive(Shop.CHANNEL, shop.slug("green-tea"));
        shop.add(
                Product.onSale(
                        shop.slug("priceless"),
                        shop.tea,
                        null,
                        3,
                        List.of(),
                        Map.of(Locale.ENGLISH, new Product.Words("Priceless", "")),
                        List.of(
                                Variant.of(shop.sku("priceless"), "", Shop.usd("1"))
                                        .priced(List.of()))));

        assertThat(walk("?category=" + shop.drinks)).containsExactly(shop.slug("cup").value());
    }

    @Test
    void a_product_made_with_its_prices_is_listed_once() {
        var seen = StatementCount.during(() -> shop.add(shop.greenTea()));

        assertThat(seen.statements())
                .filteredOn(it -> it.contains("insert into search.listings"))
                .hasSize(1);
    }

    @Test
    void a_page_is_one_statement_and_no_commit() {
        shop.add(shop.greenTea());
        get("?limit=1");

        for (var query : List.of("?limit=100", "?category=" + shop.drinks)) {
            var seen = StatementCount.during(() -> get(query));
            assertThat(seen.statements()).as(query).hasSize(1);
            assertThat(seen.commits() + seen.rollbacks()).as(query).isZero();
        }
    }

    private List<String> walk(String query) {
        var slugs = new ArrayList<String>();
        var after = "";
        while (after != null) {
            var body = body(get(query + "&after=" + after));
            slugs.addAll(JsonPath.<List<String>>read(body, "$.items[*].slug"));
            after = JsonPath.read(body, "$.next");
        }
        return slugs;
    }

    private MvcTestResult get(String query) {
        return http.get().uri("/api/products" + query).exchange();
    }

    private static String body(MvcTestResult answer) {
        assertThat(answer).hasStatus(OK);
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
