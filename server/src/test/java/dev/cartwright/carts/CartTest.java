package dev.cartwright.carts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;

import dev.cartwright.StatementCount;
import dev.cartwright.WholeShop;
import dev.cartwright.kernel.Sku;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WholeShop
@Import(Stall.class)
class CartTest {

    @Autowired Stall stall;

    @Test
    void what_is_not_sold_cannot_be_added() {
        var cart = stall.cartWith(stall.goods(10), 1);
        var before = stall.text(cart);

        assertRefused(stall.add(cart, new Sku("NOBODY-SELLS-THIS"), 1), 404, "unknown-sku", "sku");

        assertThat(stall.text(cart)).isEqualTo(before);
    }

    @Test
    void more_than_there_is_cannot_be_added_and_the_refusal_says_how_many_there_are() {
        var tea = stall.goods(3);
        var cart = stall.cartWith(tea, 2);
        var before = stall.text(cart);

        var refused = stall.add(cart, tea, 2);

        assertRefused(refused, 409, "out-of-stock", null);
        assertThat(refused)
                .bodyJson()
                .extractingPath("$.shortages")
                .convertTo(List.class)
                .isEqualTo(List.of(Map.of("sku", tea.code(), "wanted", 4, "available", 3)));
        assertRefused(stall.add(cart, stall.goods(0), 1), 409, "out-of-stock", null);
        assertThat(stall.text(cart)).isEqualTo(before);
    }

    @Test
    void a_quantity_that_is_none_is_named() {
        var tea = stall.goods(3);
        var cart = stall.cartWith(tea, 1);
        var before = stall.text(cart);
        var items = "/api/carts/" + cart + "/items";

        for (var quantity : new String[] {"0", "-1", "100001", "1.5", "\"1\"", "null", "1e999"}) {
            var body = "{\"sku\": \"%s\", \"quantity\": %s}".formatted(tea, quantity);
            assertRefused(stall.send(POST, items, body), 400, "invalid-request", "quantity");
        }
        assertRefused(stall.send(POST, items, "{\"quantity\": 1}"), 400, "invalid-request", "sku");
        assertRefused(
                stall.send(PATCH, items + "/" + tea, "{\"quantity\": -1}"),
                400,
                "invalid-request",
                "quantity");
        assertThat(stall.text(cart)).isEqualTo(before);
    }

    @Test
    void a_line_has_at_most_999_units() {
        var tea = stall.goods(5_000);
        var cart = stall.cartWith(tea, 998);
        var before = stall.text(cart);

        assertRefused(stall.add(cart, tea, 2), 422, "too-many-units", "quantity");

        assertThat(stall.text(cart)).isEqualTo(before);
        assertThat(stall.add(cart, tea, 1)).hasStatus(201);
    }

    @Test
    void a_line_that_is_not_there_cannot_be_changed() {
        var tea = stall.goods(3);
        var cart = stall.cartWith(tea, 1);
        var before = stall.text(cart);
        var other = "/api/carts/" + cart + "/items/" + UUID.randomUUID();

        assertRefused(stall.send(PATCH, other, "{\"quantity\": 2}"), 404, "unknown-line", null);
        assertRefused(stall.send(DELETE, other, ""), 404, "unknown-line", null);

        assertThat(stall.text(cart)).isEqualTo(before);
    }

    @Test
    void units_of_a_sku_posted_again_add_up() {
        var tea = stall.goods(10);
        var cart = stall.cartWith(tea, 2);

        assertThat(stall.add(cart, tea, 3)).hasStatus(201);

        assertThat(stall.get(cart))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"status": "OPEN", "version": 3, "currency": "USD", "methods": [],
                         "lines": [{"sku": "%s", "name": "Grüner Tee", "quantity": 5,
                            "unitPrice": {"amount": "9.99", "currency": "USD"},
                            "total": {"amount": "49.95", "currency": "USD"}}],
                         "totals": {"items": {"amount": "49.95"}, "discount": {"amount": "0.00"},
                            "shipping": {"amount": "0.00"}, "tax": {"amount": "0.00"},
                            "total": {"amount": "49.95"}, "taxIncluded": false}}
                        """
                                .formatted(tea));
    }

    @Test
    void a_line_is_found_by_its_id_and_by_its_sku() {
        var tea = stall.goods(10);
        var cup = stall.goods("Cup 50% (weiß) " + UUID.randomUUID(), 10);
        var cart = stall.cartWith(tea, 2);
        stall.add(cart, cup, 1);
        var line = Stall.read(stall.get(cart), "$.lines[0].id").toString();
        var items = "/api/carts/" + cart + "/items/";

        assertThat(stall.send(PATCH, items + line, "{\"quantity\": 7}")).hasStatusOk();
        assertThat(
                        stall.http()
                                .delete()
                                .uri("/api/carts/{id}/items/{sku}", cart, cup.code())
                                .exchange())
                .hasStatusOk();
        assertThat(Stall.read(stall.get(cart), "$.lines[*].quantity")).hasToString("[7]");
        assertThat(stall.send(PATCH, items + tea, "{\"quantity\": 0}")).hasStatusOk();
        assertThat(Stall.read(stall.get(cart), "$.lines")).hasToString("[]");
    }

    @Test
    void adding_asks_the_database_at_most_seven_times() {
        var tea = stall.goods(1_000);
        var cart = stall.cartWith(stall.goods(10), 1);

        // A server that has not heard the database for a second asks again what it keeps.
        await().untilAsserted(() -> {
            var asked = StatementCount.during(() -> stall.add(cart, tea, 1));

            assertThat(asked.statements().size() + asked.commits()).isLessThanOrEqualTo(7);
        });
    }

    static void assertRefused(
            MvcTestResult answer, int status, String slug, @Nullable String field) {
        assertThat(answer)
                .hasStatus(status)
                .hasContentType("application/problem+json")
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/" + slug);
        if (field != null) {
            assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
        }
    }
}
