package dev.cartwright.catalog;

import static dev.cartwright.catalog.Desk.assertWrong;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.WholeShop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What is written in another way than we write it is understood, or answered in words. */
@WholeShop
class ProductSlipsTest {

    static final String PRODUCTS = "/api/admin/products";

    @Autowired Catalog catalog;
    @Autowired MockMvcTester http;

    Desk desk;

    @BeforeEach
    void a_shop_of_its_own() {
        desk = new Desk(catalog, http);
    }

    @Test
    void a_number_is_found_however_it_is_written() {
        var code = "length_" + desk.shop.mark;
        desk.put("/api/admin/attributes/" + code, "{\"type\": \"NUMBER\"}");
        desk.made(
                desk.onSale("cup")
                        .replaceFirst(
                                "\\{", "{\"attributes\": {\"%s\": \"250\"}, ".formatted(code)));

        assertThat(
                        Desk.words(
                                desk.get("/api/products?attribute=" + code + ":250.0"),
                                "$.items[*].slug"))
                .containsExactly(desk.shop.slug("cup").value());
    }

    @Test
    void a_status_is_read_in_any_case_and_a_wrong_one_names_the_right_ones() {
        assertThat(desk.get(PRODUCTS + "?status=active")).hasStatusOk();
        assertWrong(
                desk.get(PRODUCTS + "?status=sold"),
                "status",
                "must be one of DRAFT, ACTIVE, ARCHIVED");
    }
}
