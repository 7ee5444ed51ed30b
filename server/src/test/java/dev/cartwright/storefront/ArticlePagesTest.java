package dev.cartwright.storefront;

import static dev.cartwright.catalog.Shop.CHANNEL;
import static dev.cartwright.catalog.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.cartwright.MovableClock;
import dev.cartwright.WholeShop;
import dev.cartwright.catalog.Catalog;
import dev.cartwright.catalog.Product;
import dev.cartwright.catalog.Product.Relation;
import dev.cartwright.catalog.Product.Words;
import dev.cartwright.catalog.ProductStatus;
import dev.cartwright.catalog.Shop;
import dev.cartwright.catalog.Slug;
import dev.cartwright.catalog.Variant;
import dev.cartwright.inventory.Stockroom;
import dev.cartwright.pricing.NewPrice;
import dev.cartwright.pricing.Prices;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WholeShop
class ArticlePagesTest {

    @Autowired MockMvcTester http;
    @Autowired Catalog catalog;
    @Autowired Stockroom stockroom;
    @Autowired Prices prices;
    @Autowired MovableClock clock;
    @Autowired DSLContext db;

    Shop shop;
    Pages pages;

    @BeforeEach
    void a_shop_of_its_own() {
        shop = new Shop(catalog);
        pages = new Pages(http);
    }

    @Test
    void a_former_word_leads_to_the_product_for_good() {
        shop.add(shop.greenTea());
        db.execute(
                """
                insert into catalog.former_slugs
                select ?, product_id, created_at from catalog.products where slug = ?
                """,
                shop.slug("old-tea").value(),
                shop.slug("green-tea").value());

        pages.assertMoved("/shop/p/" + shop.slug("old-tea"), address("green-tea"));
        pages.assertMoved("/shop/" + shop.slug("old-tea"), address("green-tea"));
    }

    @Test
    void a_product_shows_where_it_stands_and_what_can_be_had() {
        shop.add(shop.greenTea());
        stockroom.receive("main", Map.of(shop.sku("TIN"), 1_200), "delivery");

        var page = pages.get(address("green-tea"));

        assertThat(page)
                .contains("<h1>Green tea</h1>", "From Uji.", "href=\"/shop?brand=Leaf\"")
                .contains("<a href=\"/shop/" + shop.drinks + "\">Drinks</a>")
                .contains("<a href=\"/shop/" + shop.tea + "\">Tea</a>")
                .contains("<link rel=\"canonical\" href=\"" + address("green-tea") + "\">")
                .contains("<meta name=\"description\" content=\"From Uji.\">")
                .contains(shop.sku("TIN").code(), "1,200", "$9.50", "<li>Weight: 250 g</li>")
                .contains(shop.sku("BAG").code(), "Sold out", "$4.20")
                .containsPattern(
                        "(?s)From</span>\\s*<div class=\"prices\">\\s*<strong[^>]*>\\$4.20<");
    }

    @Test
    void pictures_of_other_hosts_are_named_and_not_loaded() {
        shop.add(shop.greenTea());

        assertThat(pages.get(address("green-tea")))
                .contains("<code>https://images.example/1.png</code>", "2 pictures")
                .contains("src=\"/picture-")
                .doesNotContain("src=\"https:");
    }

    @Test
    void a_search_engine_reads_the_product_as_data_that_no_browser_runs() {
        shop.add(tea("sly", "</script><script>alert(1)</script>", ProductStatus.ACTIVE, Map.of()));

        var page = pages.get(address("sly"));
        var data =
                page.replaceAll(
                        "(?s).*<script type=\"application/ld.json\">(.*?)</script>.*", "$1");

        assertThat(page).doesNotContain("<script>");
        assertThat(JsonPath.<String>read(data, "$.name")).isEqualTo("sly");
        assertThat(JsonPath.<String>read(data, "$.description"))
                .isEqualTo("</script><script>alert(1)</script>");
        assertThat(JsonPath.<String>read(data, "$.offers[0].price")).isEqualTo("4.20");
        assertThat(JsonPath.<String>read(data, "$.offers[0].priceCurrency")).isEqualTo("USD");
        assertThat(JsonPath.<String>read(data, "$.offers[0].availability"))
                .isEqualTo("https://schema.org/OutOfStock");
        assertThat(JsonPath.<String>read(data, "$.category")).isEqualTo("Drinks > Tea");
    }

    @Test
    void related_products_are_links_while_they_are_on_sale() {
        shop.add(
                tea("cup", "", ProductStatus.ACTIVE, Map.of()),
                tea("draft", "", ProductStatus.DRAFT, Map.of()));
        shop.add(
                tea(
                        "pot",
                        "",
                        ProductStatus.ACTIVE,
                        Map.of(Relation.ACCESSORY, List.of(shop.slug("cup"), shop.slug("draft")))));

        assertThat(pages.get(address("pot")))
                .contains("<h2>Goes with it</h2>")
                .contains("<a href=\"" + address("cup") + "\">cup</a>")
                .doesNotContain("draft", "In its place");
    }

    @Test
    void a_reduced_price_stands_beside_the_lowest_of_30_days() {
        shop.add(tea("sale", "", ProductStatus.ACTIVE, Map.of()));
        clock.move(Duration.ofDays(40));
        var list = "sale-" + shop.mark;
        makeSale(list);
        prices.append(
                CHANNEL,
                List.of(
                        new NewPrice(
                                shop.sku("sale"),
                                list,
                                1,
                                CurrencyUnit.USD,
                                usd("2.90"),
                                clock.instant())));

        for (var address : List.of(address("sale"), "/shop/" + shop.tea)) {
            assertThat(pages.get(address).replaceAll("\\s+", " "))
                    .contains(
                            "$2.90",
                            "−30 %",
                            "Lowest price of the last 30 days: <span>$4.20</span>");
        }
    }

    private void makeSale(String code) {
        assertThat(
                        http.post()
                                .uri("/api/admin/price-lists")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        """
                                        {"code": "%s", "name": "Sale", "kind": "SALE", "priority": 9}
                                        """
                                                .formatted(code)))
                .hasStatus(201);
    }

    private String address(String word) {
        return "/shop/p/" + shop.slug(word);
    }

    private Product tea(
            String word,
            String description,
            ProductStatus status,
            Map<Relation, List<Slug>> relations) {
        return new Product(
                shop.slug(word),
                status,
                null,
                shop.tea,
                null,
                1,
                List.of(),
                List.of(),
                Map.of(),
                Map.of(Locale.ENGLISH, new Words(word, description)),
                relations,
                List.of(Variant.of(shop.sku(word), "", usd("4.20"))));
    }
}
