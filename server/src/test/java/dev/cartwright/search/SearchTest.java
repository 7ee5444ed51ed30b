package dev.cartwright.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.OK;

import com.jayway.jsonpath.JsonPath;
import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.TestDatabase;
import dev.cartwright.catalog.Catalog;
import dev.cartwright.inventory.Inventory;
import dev.cartwright.inventory.Sourcing;
import dev.cartwright.inventory.Stockroom;
import dev.cartwright.kernel.Sku;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ModuleTest(BootstrapMode.ALL_DEPENDENCIES)
@AutoConfigureMockMvc
@TestPropertySource(properties = "cartwright.answers.kept=0")
@Import(TestDatabase.class)
class SearchTest {

    static final Sku S9 = new Sku("S-9");

    @Autowired Catalog catalog;
    @Autowired Inventory inventory;
    @Autowired Stockroom stockroom;
    @Autowired Vocabulary vocabulary;
    @Autowired ListingsAreTrue listed;
    @Autowired MockMvcTester http;

    @BeforeEach
    void phones_and_a_case() {
        new Phones(catalog).open();
        vocabulary.learn();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sort=cheapest       | sort      | must be relevance, popularity, price, price-descending, newest or name",
                "sort=relevance      | sort      | must not be relevance without q",
                "priceMin=-1         | priceMin  | must be 0 to 999999999999",
                "priceMin=1e999      | priceMin  | must be 0 to 999999999999",
                "priceMax=cheap      | priceMax  | must be a number",
                "attribute=colour    | attribute | must be such as colour:Black",
                "locale=English      | locale    | must be a language such as de or en-GB",
                "country=Germany     | country   | must be two letters of ISO 3166-1",
                "inStock=perhaps     | inStock   | must be true or false",
            })
    void nonsense_is_refused_and_the_field_is_named(String query, String field, String message) {
        assertThat(http.get().uri(URI.create("/api/products?" + query)))
                .hasStatus(BAD_REQUEST)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"errors": [{"field": "%s", "message": "%s"}]}
                        """
                                .formatted(field, message));
    }

    @Test
    void too_many_words_and_a_place_in_another_order_are_refused() {
        assertThat(http.get().uri("/api/products?q={q}", "x".repeat(201))).hasStatus(BAD_REQUEST);
        assertThat(http.get().uri("/api/products?" + "brand=x&".repeat(41))).hasStatus(BAD_REQUEST);
        assertThat(http.get().uri("/api/products?tag={t}", "x".repeat(301))).hasStatus(BAD_REQUEST);
        var next = JsonPath.<String>read(body("?sort=price&limit=1"), "$.next");
        assertThat(http.get().uri("/api/products?sort=name&after=" + next)).hasStatus(BAD_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'", "\"", "\\", "((", "a & | b", "!", ":*", "%", "-", "🙂", "<->", "or"})
    void whatever_is_typed_finds_something_or_nothing(String typed) {
        assertThat(http.get().uri("/api/products?facets=true&q={q}", typed)).hasStatus(OK);
        assertThat(http.get().uri("/api/products/suggestions?q={q}", typed)).hasStatus(OK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"total", "stock", "min", "max", "brand", "tag", "category", "attribute"})
    void an_attribute_may_have_any_name(String code) {
        var body = body("?facets=true&attribute=" + code + ":x");

        assertThat(names(body)).isEmpty();
        assertThat(JsonPath.<Integer>read(body, "$.facets.total")).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "iphone             | iPhone 7; iPhone 8",
                "IPHONES            | iPhone 7; iPhone 8",
                "galaxy             | Samsung Galaxy S8; Samsung Galaxy S9; Leather case for Galaxy phones",
                "galaxy -case       | Samsung Galaxy S8; Samsung Galaxy S9",
                "\"galaxy s9\"      | Samsung Galaxy S9",
                "samsung blue       | Samsung Galaxy S9",
                "charged            | Leather case for Galaxy phones",
                "cafe               | Leather case for Galaxy phones",
                "smartphones google | Pixel 2",
                "i-7                | iPhone 7",
                "pixel or s8        | Pixel 2; Samsung Galaxy S8",
            })
    void words_find_names_brands_categories_values_descriptions_and_skus(String q, String found) {
        assertThat(names(body("?q=" + encoded(q)))).containsExactly(found.split("; "));
    }

    @ParameterizedTest
    @CsvSource({"iphnoe,iphone", "samsnug galxy,samsung galaxy", "Pixle,pixel"})
    void a_misspelt_word_is_put_right_and_said_so(String typed, String meant) {
        var body = body("?q=" + encoded(typed));

        assertThat(JsonPath.<String>read(body, "$.corrected")).isEqualTo(meant);
        assertThat(names(body)).isEqualTo(names(body("?q=" + encoded(meant))));
        assertThat(body("?q=" + encoded(meant))).doesNotContain("corrected");
    }

    @Test
    void a_word_that_was_put_right_in_vain_is_not_announced() {
        assertThat(body("?q=iphnoe&brand=google")).doesNotContain("corrected");
    }

    @Test
    void the_name_counts_for_more_than_the_description_and_then_what_sells() {
        assertThat(names(body("?q=phone")).getFirst()).isEqualTo("Leather case for Galaxy phones");
        assertThat(names(body("?q=phone&sort=popularity")).getFirst()).isEqualTo("iPhone 7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "brand=apple                               | I-7 I-8",
                "brand=apple&brand=Google                  | I-7 I-8 P-2",
                "tag=classic                               | I-7 I-8",
                "attribute=colour:Black                    | I-7 S-8 P-2 C-1",
                "attribute=colour:Blue&attribute=colour:Red | S-9 I-8",
                "attribute=colour:Black&attribute=screen:5 | P-2",
                "priceMin=649&priceMax=699                 | S-8 I-8 P-2",
                "category=cases                            | C-1",
                "inStock=true                              | S-9",
                "q=galaxy&inStock=true&brand=samsung       | S-9",
            })
    void filters_narrow_what_is_found(String query, String skus) {
        if (inventory
                        .available(new Sourcing(List.of("main"), null), List.of(S9))
                        .getOrDefault(S9, 0)
                == 0) {
            stockroom.receive("main", Map.of(S9, 3), "delivery");
            await().until(() -> body("?inStock=true").contains("s9"));
        }
        var expected = List.of(skus.split(" ")).stream().map(SearchTest::nameOf).toList();

        assertThat(names(body("?" + query))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "popularity,I-7 S-8 S-9 I-8 P-2 C-1",
        "price,C-1 I-7 I-8 P-2 S-8 S-9",
        "price-descending,S-9 S-8 P-2 I-8 I-7 C-1",
        "name,I-7 I-8 C-1 P-2 S-8 S-9"
    })
    void every_order_is_complete_page_by_page(String sort, String skus) {
        var walked = new ArrayList<String>();
        var after = "";
        do {
            var body = body("?limit=2&sort=" + sort + "&after=" + after);
            walked.addAll(names(body));
            after = JsonPath.read(body, "$.next");
        } while (after != null);

        var expected = List.of(skus.split(" ")).stream().map(SearchTest::nameOf).toList();
        assertThat(walked).isEqualTo(expected);
    }

    @Test
    void a_search_by_relevance_is_complete_page_by_page() {
        var walked = new ArrayList<String>();
        var after = "";
        do {
            var body = body("?limit=1&q=phone&after=" + after);
            walked.addAll(names(body));
            after = JsonPath.read(body, "$.next");
        } while (after != null);

        assertThat(walked).isEqualTo(names(body("?q=phone"))).hasSize(6);
    }

    @Test
    void suggestions_go_on_with_what_is_typed() {
        var typed = suggested("sam gal");

        assertThat(JsonPath.<List<String>>read(typed, "$.products[*].name"))
                .containsExactly("Samsung Galaxy S8", "Samsung Galaxy S9");
        assertThat(JsonPath.<List<String>>read(suggested("smart"), "$.categories[*].slug"))
                .containsExactly("smartphones");
        assertThat(JsonPath.<List<String>>read(suggested("iphnoe"), "$.products[*].slug"))
                .containsExactly("iphone-7", "iphone-8");
    }

    @Test
    void what_is_listed_is_what_is_on_sale() {
        var finding = listed.check();

        assertThat(finding.violations()).isEmpty();
        assertThat(finding.checked()).isEqualTo(12);
    }

    private static String nameOf(String sku) {
        return Phones.GOODS.stream()
                .filter(it -> it.sku().code().equals(sku))
                .flatMap(it -> it.names().values().stream())
                .findFirst()
                .orElseThrow();
    }

    private String suggested(String typed) {
        return text("/api/products/suggestions?q=" + encoded(typed));
    }

    private String body(String query) {
        return text("/api/products" + query);
    }

    private String text(String address) {
        var answer = http.get().uri(URI.create(address)).exchange();
        assertThat(answer).hasStatus(OK);
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static List<String> names(String body) {
        return JsonPath.read(body, "$.items[*].name");
    }
}
