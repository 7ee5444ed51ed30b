package dev.cartwright.storefront;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.TestDatabase;
import dev.cartwright.catalog.Catalog;
import dev.cartwright.catalog.NewCategory;
import dev.cartwright.catalog.Product;
import dev.cartwright.catalog.Product.Variant;
import dev.cartwright.catalog.Product.Words;
import dev.cartwright.catalog.Slug;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channels;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.joda.money.Money;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@SpringBootTest(properties = "test.context=storefront")
@AutoConfigureMockMvc
@Import(TestDatabase.class)
@TestMethodOrder(OrderAnnotation.class)
class ShopPagesTest {

    static final Slug TEAS = new Slug("teas");

    @Autowired MockMvcTester http;
    @Autowired Catalog catalog;

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
    }

    @Test
    @Order(2)
    void goods_are_listed_by_pages_and_categories_with_their_prices() {
        catalog.addCategories(List.of(new NewCategory(TEAS, null, "Teas & more")));
        catalog.add(Channels.DEFAULT, IntStream.range(0, 21).mapToObj(ShopPagesTest::tea).toList());

        var first = page("/?category=teas");
        assertThat(first)
                .contains("Teas &amp; more", "Tea &lt;0&gt;", "Tea &lt;19&gt;", "$1,234.50")
                .contains("Sold out", "/shop/tea-0", "rel=\"next\"")
                .doesNotContain("Tea &lt;20&gt;", "Tea <", "First page");
        var next = first.replaceAll("(?s).*rel=\"next\" href=\"([^\"]*)\".*", "$1");
        assertThat(page(next.replace("&amp;", "&")))
                .contains("Tea &lt;20&gt;", "First page")
                .doesNotContain("Tea &lt;19&gt;", "rel=\"next\"");
        assertThat(page("/shop/tea-0")).contains("SHOP-TEA-0", "<td class=\"price\">0</td>");
    }

    @Test
    void what_is_not_there_is_told_to_people_as_a_page() {
        assertSorry("/?category=no-such", 404);
        assertSorry("/shop/no-such", 404);
        assertSorry("/?after=x", 400);
        assertSorry("/?category=no%20slug", 400);
    }

    private void assertSorry(String address, int status) {
        assertThat(http.get().uri(URI.create(address)))
                .hasStatus(status)
                .hasContentTypeCompatibleWith("text/html")
                .bodyText()
                .contains("Not here");
    }

    private String page(String address) {
        var answer = http.get().uri(URI.create(address)).exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), UTF_8);
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
