package dev.cartwright.storefront;

import static dev.cartwright.storefront.Pages.NOT_HERE;
import static dev.cartwright.storefront.Pages.NOT_UNDERSTOOD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.TestDatabase;
import dev.cartwright.catalog.Catalog;
import dev.cartwright.catalog.NewCategory;
import dev.cartwright.catalog.Product;
import dev.cartwright.catalog.Product.Words;
import dev.cartwright.catalog.Slug;
import dev.cartwright.catalog.Variant;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channels;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The entrance, addresses that lead nowhere, and those that led somewhere once. */
@SpringBootTest(properties = "test.context=storefront")
@AutoConfigureMockMvc
@Import(TestDatabase.class)
@TestMethodOrder(OrderAnnotation.class)
class ShopPagesTest {

    static final Slug TEAS = new Slug("teas");

    @Autowired MockMvcTester http;
    @Autowired Catalog catalog;

    Pages pages;

    @BeforeEach
    void a_browser() {
        pages = new Pages(http);
    }

    @Test
    @Order(1)
    void an_empty_shop_says_so_in_words() {
        assertThat(http.get().uri("/"))
                .hasStatusOk()
                .hasHeader(
                        "Content-Security-Policy",
                        "default-src 'self'; img-src 'self' data:; object-src 'none';"
                                + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'")
                .bodyText()
                .contains("Nothing is on sale here yet", "open and ready");
        assertThat(pages.get("/shop")).contains("Nothing is on sale here yet", "0 found");
    }

    @Test
    @Order(2)
    void the_entrance_shows_health_docs_categories_and_best_sellers() {
        catalog.addCategories(List.of(new NewCategory(TEAS, null, "Teas & more")));
        catalog.add(Channels.DEFAULT, IntStream.range(0, 9).mapToObj(ShopPagesTest::tea).toList());

        var page = pages.get("/");

        assertThat(page)
                .contains("href=\"/readyz\"", "href=\"/docs\"", "action=\"/shop\"", "name=\"q\"")
                .contains("<a href=\"/shop/teas\">Teas &amp; more</a>", "$1,234.50", "Sold out")
                .doesNotContain("<script>", "style=", "onclick=");
        assertThat(Pages.names(page))
                .containsExactly(
                        "Tea &lt;0&gt;",
                        "Tea &lt;1&gt;",
                        "Tea &lt;2&gt;",
                        "Tea &lt;3&gt;",
                        "Tea &lt;4&gt;",
                        "Tea &lt;5&gt;",
                        "Tea &lt;6&gt;",
                        "Tea &lt;7&gt;");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/shop?sort=x              | the order must be relevance, popularity, price,",
                "/shop?priceMin=abc        | a price must be a number such as 12.50",
                "/shop?priceMax=-1         | a price must be a number such as 12.50",
                "/shop?priceMin=1e-9999999 | a price must be a number such as 12.50",
                "/shop?inStock=perhaps     | inStock must be true or false",
                "/shop?attribute=Black     | attribute must be such as colour:Black",
                "/shop?after=garbage       | the page to go on from must be what a page gave",
                "/shop?q=a&after=YR94      | the page to go on from must be what a page gave",
                "/?after=x                 | the page to go on from must be what a page gave",
            })
    void what_cannot_be_read_is_told_in_words(String address, String sentence) {
        pages.assertSorry(address, 400, NOT_UNDERSTOOD, sentence);
    }

    @Test
    void too_much_at_once_is_told_in_words() {
        pages.assertSorry(
                "/shop?q=" + "x".repeat(10_000),
                400,
                NOT_UNDERSTOOD,
                "the words to search for must have at most 200 characters");
        var brands =
                IntStream.range(0, 41).mapToObj(i -> "&brand=b" + i).reduce("", String::concat);
        pages.assertSorry("/shop?" + brands, 400, NOT_UNDERSTOOD, "filters must be at most 40");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/shop/no-such", "/shop/p/no-such", "/shop/p", "/shop/p/a/b", "/shop/"})
    void what_is_not_there_is_told_in_words(String address) {
        pages.assertSorry(address, 404, NOT_HERE, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/shop/no%20slug", "/shop/p/%C3%A9", "/?category=no%20slug"})
    void what_no_address_can_be_is_told_in_words(String address) {
        pages.assertSorry(address, 400, NOT_HERE, "There is nothing at this address");
    }

    @Test
    @Order(3)
    void old_addresses_lead_to_new_ones_for_good() {
        pages.assertMoved("/?category=teas", "/shop/teas");
        pages.assertMoved("/shop/tea-0", "/shop/p/tea-0");
        pages.assertMoved("/shop/TEA-0?a=b", "/shop/p/tea-0");
        catalog.archive(Channels.DEFAULT, new Slug("tea-8"));
        pages.assertSorry("/shop/tea-8", 404, NOT_HERE, "No category is called tea-8.");
        pages.assertSorry("/shop/p/tea-8", 404, NOT_HERE, "No product on sale is called tea-8.");
    }

    private static Product tea(int number) {
        return Product.onSale(
                new Slug("tea-" + number),
                TEAS,
                null,
                1_000 - number,
                List.of(),
                Map.of(Locale.ENGLISH, new Words("Tea <" + number + ">", "<b>Strong</b>")),
                List.of(Variant.of(new Sku("SHOP-TEA-" + number), "", Money.parse("USD 1234.50"))));
    }
}
