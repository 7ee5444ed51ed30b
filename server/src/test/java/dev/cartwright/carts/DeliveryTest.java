package dev.cartwright.carts;

import static dev.cartwright.carts.CartTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpMethod.PUT;

import dev.cartwright.StatementCount;
import dev.cartwright.WholeShop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WholeShop
@Import(Stall.class)
class DeliveryTest {

    @Autowired Stall stall;

    String cart = "replaced";

    @BeforeEach
    void three_teas_in_a_cart() {
        stall.delivers();
        cart = stall.cartWith(stall.goods(10), 3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"line1\": \"1 Way\"     | \"line1\": \" \"       | address.line1",
                "\"line1\": \"1 Way\"     | \"line2\": \"flat\"    | address.line1",
                "\"name\": \"Ada\"        | \"name\": null         | address.name",
                "\"name\": \"Ada\"        | \"name\": 7            | address.name",
                "\"city\": \"Moab\"       | \"city\": \"\"         | address.city",
                "\"country\": \"US\"      | \"country\": \"USA\"   | address.country",
                "\"country\": \"US\"      | \"country\": \"XX\"    | address.country",
                "\"postalCode\": \"84532\"| \"postalCode\": \"123456789012345678901\" | address.postalCode",
                "\"city\": \"Moab\"       | \"city\": \"Moab\", \"planet\": \"Earth\" | address.planet",
                "Ada@Example.org          | nobody                 | email",
                "\"email\": \"Ada@Example.org\",| ''               | email",
                "\"method\": \"stall-post\",    | ''               | method",
                "stall-post               | Stall Post!            | method"
            })
    void a_wrong_field_is_named_by_its_path(String right, String wrong, String field) {
        var before = stall.text(cart);

        assertRefused(deliver(Stall.UTAH.replace(right, wrong)), 400, "invalid-request", field);

        assertThat(stall.text(cart)).isEqualTo(before);
    }

    @Test
    void a_way_that_does_not_go_there_is_refused() {
        var before = stall.text(cart);

        assertRefused(
                deliver(Stall.UTAH.replace("stall-post", "pigeon")),
                422,
                "unknown-shipping-method",
                "method");
        assertRefused(
                deliver(Stall.UTAH.replace("\"US\"", "\"KP\"")),
                422,
                "unknown-shipping-method",
                "method");

        assertThat(stall.text(cart)).isEqualTo(before);
    }

    @Test
    void delivery_and_tax_are_added_up() {
        assertThat(deliver(Stall.UTAH))
                .hasStatusOk()
                .hasHeader("ETag", "\"3\"")
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"email": "ada@example.org", "method": "stall-post", "version": 3,
                         "address": {"name": "Ada", "line1": "1 Way", "city": "Moab",
                            "region": "UT", "postalCode": "84532", "country": "US"},
                         "totals": {"items": {"amount": "29.97"}, "discount": {"amount": "0.00"},
                            "shipping": {"amount": "5.00"}, "tax": {"amount": "3.00"},
                            "total": {"amount": "37.97"}, "taxIncluded": false}}
                        """);
        assertThat(Stall.read(stall.get(cart), "$.totals.total.amount")).isEqualTo("37.97");
    }

    @Test
    void delivery_asks_the_database_at_most_six_times() {
        // A server that has not heard the database for a second asks again what it keeps.
        await().untilAsserted(() -> {
            var asked = StatementCount.during(() -> deliver(Stall.UTAH));

            assertThat(asked.statements().size() + asked.commits()).isLessThanOrEqualTo(6);
        });
    }

    private MvcTestResult deliver(String body) {
        return stall.send(PUT, "/api/carts/" + cart + "/delivery", body);
    }
}
