package dev.cartwright.storefront;

import static dev.cartwright.catalog.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.StatementCount;
import dev.cartwright.WholeShop;
import dev.cartwright.catalog.Catalog;
import dev.cartwright.catalog.Product;
import dev.cartwright.catalog.Product.Variant;
import dev.cartwright.catalog.Product.Words;
import dev.cartwright.catalog.Shop;
import dev.cartwright.catalog.Slug;
import dev.cartwright.inventory.Inventory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WholeShop
class ListPagesTest {

    @Autowired MockMvcTester http;
    @Autowired Catalog catalog;
    @Autowired Inventory inventory;
    @Autowired DSLContext db;

    Shop shop;
    Pages pages;
    String drinks;

    /** Two teas of Leaf, one of Root, and a coffee without a brand; only the first is there. */
    @BeforeEach
    void three_teas_and_a_coffee() {
        shop = new Shop(catalog);
        pages = new Pages(http);
        drinks = "/shop/" + shop.drinks;
        inventory.receive("main", Map.of(shop.sku("Sencha"), 3), "delivery");
        shop.add(
                drink("Sencha", shop.tea, "Leaf", 40, "4.00", "Green"),
                drink("Bancha", shop.tea, "Leaf", 30, "3.00", "Green"),
                drink("Assam", shop.tea, "Root & Co, Ltd", 20, "2.00", "Black"),
                drink("Mocha", shop.drinks, null, 10, "9.00", "Black"));
    }

    @Test
    void nothing_found_comes_with_advice() {
        var page = pages.get(drinks + "?q=xylophone&brand=Leaf");

        assertThat(page)
                .contains("0 found", "Nothing was found", "Check the spelling")
                .doesNotContain("Nothing is on sale");
        assertThat(Pages.link(page, "Look without the filters")).isEqualTo(drinks + "?q=xylophone");
        assertThat(Pages.link(page, "Look in the whole shop"))
                .isEqualTo("/shop?q=xylophone&brand=Leaf");
    }

    @Test
    void a_form_with_empty_fields_asks_for_nothing() {
        assertThat(pages.goods(drinks + "?q=&brand=&priceMin=&priceMax=&sort=relevance&inStock="))
                .containsExactly("Sencha", "Bancha", "Assam", "Mocha");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "brand=leaf                           | Sencha Bancha",
                "brand=Leaf&brand=Root%20%26%20Co,%20Ltd    | Sencha Bancha Assam",
                "brand=Root%20%26%20Co,%20Ltd               | Assam",
                "attribute=Kind:Black                 | Assam Mocha",
                "attribute=kind:Black&attribute=kind:Green&brand=Leaf | Sencha Bancha",
                "priceMin=3&priceMax=4.00             | Sencha Bancha",
                "inStock=true                         | Sencha",
                "inStock=false                        | Sencha Bancha Assam Mocha",
                "q=bancha                             | Bancha",
                "sort=price                           | Assam Bancha Sencha Mocha",
                "sort=price-descending                | Mocha Sencha Bancha Assam",
                "sort=name                            | Assam Bancha Mocha Sencha",
            })
    void lists_are_narrowed_and_ordered(String query, String found) {
        assertThat(pages.goods(drinks + "?" + query)).containsExactly(found.split(" "));
    }

    @Test
    void filters_say_how_many_each_of_them_would_find() {
        var page = pages.get(drinks + "?brand=Leaf&sort=price").replaceAll("\\s+", " ");

        assertThat(page)
                .contains("2 found", "value=\"Leaf\" checked=\"checked\"")
                .contains("<span>Leaf</span> <span class=\"count\">2</span>")
                .contains("<span>Root &amp; Co, Ltd</span> <span class=\"count\">1</span>")
                .contains("<span class=\"count\">1</span> </label> <details", "$3.00 to $4.00")
                .contains("<option value=\"price\" selected=\"selected\">")
                .doesNotContain("value=\"relevance\"", "kind:")
                .contains("<meta name=\"robots\" content=\"noindex\">")
                .contains("<link rel=\"canonical\" href=\"" + drinks + "\">");
        assertThat(Pages.link(page, "Tea<"))
                .isEqualTo("/shop/" + shop.tea + "?brand=Leaf&sort=price");
    }

    @Test
    void options_are_filters_and_what_was_chosen_stays_even_where_it_finds_nothing() {
        assertThat(pages.get(drinks).replaceAll("\\s+", " "))
                .contains("<legend class=\"hidden\">Kind</legend>", "value=\"kind:Green\"")
                .contains("<span>Black</span> <span class=\"count\">2</span>");
        assertThat(pages.get(drinks + "?attribute=kind:Blue&attribute=mood:Calm"))
                .contains("value=\"kind:Blue\" checked", "value=\"mood:Calm\" checked", "0 found");
    }

    @Test
    void a_chosen_filter_can_be_taken_away_alone() {
        var page =
                pages.get(
                        drinks + "?q=tea&brand=Leaf&attribute=Kind:Green&priceMin=1&inStock=true");

        assertThat(Pages.link(page, "<span>“tea”</span>"))
                .isEqualTo(drinks + "?brand=Leaf&attribute=Kind%3AGreen&priceMin=1&inStock=true");
        assertThat(Pages.link(page, "<span>Leaf</span>"))
                .isEqualTo(drinks + "?q=tea&attribute=Kind%3AGreen&priceMin=1&inStock=true");
        assertThat(Pages.link(page, "<span>Kind: Green</span>"))
                .isEqualTo(drinks + "?q=tea&brand=Leaf&priceMin=1&inStock=true");
        assertThat(Pages.link(page, "<span>From $1.00</span>"))
                .isEqualTo(drinks + "?q=tea&brand=Leaf&attribute=Kind%3AGreen&inStock=true");
        assertThat(Pages.link(page, "<span>In stock</span>"))
                .isEqualTo(drinks + "?q=tea&brand=Leaf&attribute=Kind%3AGreen&priceMin=1");
        assertThat(Pages.link(page, "Clear all")).isEqualTo(drinks);
    }

    @Test
    void pages_go_on_with_all_that_was_chosen() {
        shop.add(
                IntStream.range(0, 26)
                        .mapToObj(
                                i -> drink("Mate" + i, shop.tea, "Ilex", 900 - i, "1.00", "Green"))
                        .toArray(Product[]::new));

        var first = pages.get("/shop/" + shop.tea + "?q=kind&brand=Ilex");
        var next = Pages.link(first, "rel=\"next\"");
        var second = pages.get(next);

        assertThat(first).contains("26 found").doesNotContain("Back to the first page");
        assertThat(Pages.names(first)).hasSize(24).startsWith("Mate0").endsWith("Mate23");
        assertThat(next).startsWith("/shop/" + shop.tea + "?q=kind&brand=Ilex&after=");
        assertThat(Pages.names(second)).containsExactly("Mate24", "Mate25");
        assertThat(second).contains("26 found").doesNotContain("rel=\"next\"");
        assertThat(Pages.link(second, "Back to the first page"))
                .isEqualTo("/shop/" + shop.tea + "?q=kind&brand=Ilex");
    }

    @Test
    void a_misspelt_word_is_put_right_and_said() {
        db.execute("insert into search.vocabulary values ('gyokuro') on conflict do nothing");
        shop.add(drink("Gyokuro", shop.tea, "Leaf", 5, "8.00", "Green"));

        var page = pages.get("/shop/" + shop.tea + "?q=gyokruo");

        assertThat(page.replaceAll("\\s+", " "))
                .contains("You searched for <q>gyokruo</q>; showing results for")
                .contains("<strong>gyokuro</strong>", "value=\"gyokruo\"", "1 found");
        assertThat(Pages.names(page)).containsExactly("Gyokuro");
        assertThat(pages.goods(Pages.link(page, "Search only for"))).isEmpty();
    }

    @Test
    void what_somebody_types_is_never_markup() {
        var nasty = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E";

        for (var name : List.of("q", "brand", "attribute=a:", "priceX")) {
            assertThat(pages.get(drinks + "?" + name + (name.contains("=") ? "" : "=") + nasty))
                    .doesNotContain("<script>alert");
        }
    }

    @Test
    void a_list_is_a_bounded_number_of_questions() {
        var address = drinks + "?q=tea&brand=Leaf&attribute=kind:Green&inStock=true";
        pages.get(address);

        var seen = StatementCount.during(() -> pages.get(address));

        assertThat(seen.statements()).as("%s", seen.statements()).hasSizeLessThanOrEqualTo(8);
    }

    private Product drink(
            String name,
            Slug category,
            @Nullable String brand,
            int popularity,
            String price,
            String kind) {
        return Product.onSale(
                shop.slug(name),
                category,
                brand,
                popularity,
                List.of(),
                Map.of(Locale.ENGLISH, new Words(name, "A kind of tea")),
                List.of(
                        new Variant(
                                shop.sku(name),
                                "",
                                Map.of("Kind", kind),
                                Variant.STANDARD_TAX,
                                null,
                                null,
                                null,
                                Map.of(),
                                List.of(usd(price)))));
    }
}
