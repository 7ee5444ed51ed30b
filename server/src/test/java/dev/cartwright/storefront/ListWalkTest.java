package dev.cartwright.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.StatementCount;
import dev.cartwright.WholeShop;
import dev.cartwright.catalog.Catalog;
import dev.cartwright.catalog.Product;
import dev.cartwright.inventory.Stockroom;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** How a person goes on through a list, and what the server does for it. */
@WholeShop
class ListWalkTest {

    @Autowired MockMvcTester http;
    @Autowired Catalog catalog;
    @Autowired Stockroom stockroom;
    @Autowired DSLContext db;

    Drinks drinks;
    Pages pages;

    @BeforeEach
    void three_teas_and_a_coffee() {
        drinks = new Drinks(catalog, stockroom);
        pages = new Pages(http);
    }

    @Test
    void pages_go_on_with_all_that_was_chosen() {
        drinks.shop.add(
                IntStream.range(0, 26)
                        .mapToObj(i ->
                                drinks.drink(
                                        "Mate" + i,
                                        drinks.shop.tea,
                                        "Ilex",
                                        900 - i,
                                        "1.00",
                                        "Green"))
                        .toArray(Product[]::new));

        var first = pages.get(drinks.teas + "?q=tea&brand=Ilex");
        var next = Pages.link(first, "rel=\"next\"");
        var second = pages.get(next);

        assertThat(first).contains("26 found").doesNotContain("Back to the first page");
        assertThat(Pages.names(first)).hasSize(24).startsWith("Mate0").endsWith("Mate23");
        assertThat(next).startsWith(drinks.teas + "?q=tea&brand=Ilex&after=");
        assertThat(Pages.names(second)).containsExactly("Mate24", "Mate25");
        assertThat(second).contains("26 found").doesNotContain("rel=\"next\"");
        assertThat(Pages.link(second, "Back to the first page"))
                .isEqualTo(drinks.teas + "?q=tea&brand=Ilex");
    }

    @Test
    void a_misspelt_word_is_put_right_and_said() {
        db.execute("insert into search.vocabulary values ('gyokuro', true) on conflict do nothing");
        drinks.shop.add(drinks.drink("Gyokuro", drinks.shop.tea, "Leaf", 5, "8.00", "Green"));

        var page = pages.get(drinks.teas + "?q=gyokruo");

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
            assertThat(pages.get(drinks.all + "?" + name + (name.contains("=") ? "" : "=") + nasty))
                    .doesNotContain("<script>alert");
        }
    }

    @Test
    void a_list_is_a_bounded_number_of_questions() {
        var address = drinks.all + "?q=tea&brand=Leaf&attribute=kind:Green&inStock=true";
        pages.get(address);

        var seen = StatementCount.during(() -> pages.get(address));

        assertThat(seen.statements()).as("%s", seen.statements()).hasSizeLessThanOrEqualTo(8);
    }
}
