package dev.cartwright.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.WholeShop;
import dev.cartwright.catalog.Catalog;
import dev.cartwright.inventory.Stockroom;
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
    @Autowired Stockroom stockroom;

    Drinks drinks;
    Pages pages;

    @BeforeEach
    void three_teas_and_a_coffee() {
        drinks = new Drinks(catalog, stockroom);
        pages = new Pages(http);
    }

    @Test
    void nothing_found_comes_with_advice() {
        var page = pages.get(drinks.all + "?q=xylophone&brand=Leaf");

        assertThat(page)
                .contains("0 found", "Nothing was found", "Check the spelling")
                .doesNotContain("Nothing is on sale");
        assertThat(Pages.link(page, "Look without the filters"))
                .isEqualTo(drinks.all + "?q=xylophone");
        assertThat(Pages.link(page, "Look in the whole shop"))
                .isEqualTo("/shop?q=xylophone&brand=Leaf");
    }

    @Test
    void a_form_with_empty_fields_asks_for_nothing() {
        assertThat(
                        pages.goods(
                                drinks.all
                                        + "?q=&brand=&priceMin=&priceMax=&sort=relevance&inStock="))
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
                "q=%22bancha%22 | Bancha",
                "sort=price                           | Assam Bancha Sencha Mocha",
                "sort=price-descending                | Mocha Sencha Bancha Assam",
                "sort=name                            | Assam Bancha Mocha Sencha",
            })
    void lists_are_narrowed_and_ordered(String query, String found) {
        assertThat(pages.goods(drinks.all + "?" + query)).containsExactly(found.split(" "));
    }

    @Test
    void filters_say_how_many_each_of_them_would_find() {
        var page = pages.get(drinks.all + "?brand=Leaf&sort=price").replaceAll("\\s+", " ");

        assertThat(page)
                .contains("2 found", "value=\"Leaf\" checked=\"checked\"")
                .contains("<span>Leaf</span> <span class=\"count\">2</span>")
                .contains("<span>Root &amp; Co, Ltd</span> <span class=\"count\">1</span>")
                .contains("<span class=\"count\">1</span> </label> <details", "$3.00 to $4.00")
                .contains("<option value=\"price\" selected=\"selected\">")
                .doesNotContain("value=\"relevance\"", "kind:")
                .contains("<meta name=\"robots\" content=\"noindex\">")
                .contains("<link rel=\"canonical\" href=\"" + drinks.all + "\">");
        assertThat(Pages.link(page, "Tea<")).isEqualTo(drinks.teas + "?brand=Leaf&sort=price");
    }

    @Test
    void options_are_filters_and_what_was_chosen_stays_even_where_it_finds_nothing() {
        assertThat(pages.get(drinks.all).replaceAll("\\s+", " "))
                .contains("<legend class=\"hidden\">Kind</legend>", "value=\"kind:Green\"")
                .contains("<span>Black</span> <span class=\"count\">2</span>");
        assertThat(pages.get(drinks.all + "?attribute=kind:Blue&attribute=mood:Calm"))
                .contains("value=\"kind:Blue\" checked", "value=\"mood:Calm\" checked", "0 found");
    }

    @Test
    void a_chosen_filter_can_be_taken_away_alone() {
        var page =
                pages.get(
                        drinks.all
                                + "?q=tea&brand=Leaf&attribute=Kind:Green&priceMin=1&inStock=true");

        assertThat(Pages.link(page, "<span>“tea”</span>"))
                .isEqualTo(
                        drinks.all + "?brand=Leaf&attribute=Kind%3AGreen&priceMin=1&inStock=true");
        assertThat(Pages.link(page, "<span>Leaf</span>"))
                .isEqualTo(drinks.all + "?q=tea&attribute=Kind%3AGreen&priceMin=1&inStock=true");
        assertThat(Pages.link(page, "<span>Kind: Green</span>"))
                .isEqualTo(drinks.all + "?q=tea&brand=Leaf&priceMin=1&inStock=true");
        assertThat(Pages.link(page, "<span>From $1.00</span>"))
                .isEqualTo(drinks.all + "?q=tea&brand=Leaf&attribute=Kind%3AGreen&inStock=true");
        assertThat(Pages.link(page, "<span>In stock</span>"))
                .isEqualTo(drinks.all + "?q=tea&brand=Leaf&attribute=Kind%3AGreen&priceMin=1");
        assertThat(Pages.link(page, "Clear all")).isEqualTo(drinks.all);
    }
}
