package dev.cartwright.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cartwright.StatementCount;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.ShopTest;
import dev.cartwright.checkout.Shopper;
import dev.cartwright.kernel.Sku;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a purchase tells, in a shop whose settings are as they come. */
@ShopTest
class ToldPurchaseTest {

    static final String URL = "/api/admin/webhook-endpoints";

    @Autowired Shelves shelves;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    Sku tea = new Sku("replaced");
    String hook = "";

    @BeforeEach
    void an_endpoint_for_purchases() {
        shopper = new Shopper(port);
        tea = shelves.stocked(100, "19.99");
        var body =
                "{\"url\": \"https://1.1.1.1/hooks\","
                        + " \"eventTypes\": [\"orders.order-placed.v1\"]}";
        hook = URL + "/" + shopper.asAdmin("POST", URL, body).text("/endpoint/id");
    }

    /** Others who share the shop tell nobody. */
    @AfterEach
    void is_deleted() {
        shopper.asAdmin("DELETE", hook, "");
    }

    @Test
    void a_purchase_is_told_once_and_one_that_is_declined_is_not() {
        shopper.buy(shopper.cart(tea, 1), "tok_declined");
        var order = shopper.buy(shopper.cart(tea, 1), "tok_approved").text("/id");

        var told = shopper.asAdmin("GET", hook + "/messages", "");
        assertThat(told.json().at("/items")).hasSize(1);
        var message = hook + "/messages/" + told.text("/items/0/id");
        assertThat(shopper.asAdmin("GET", message, "").text("/payload"))
                .contains("\"type\":\"orders.order-placed.v1\"", "\"order\":\"" + order + "\"");
    }

    @Test
    void what_is_told_costs_a_purchase_one_statement() {
        // A server that has not heard the database for a second asks again what it keeps.
        await().untilAsserted(() -> {
            shopper.asAdmin("POST", hook + "/resumption", "");
            shopper.buy(shopper.cart(tea, 1), "tok_approved");
            var cart = shopper.cart(tea, 1);

            var seen = StatementCount.everywhere(() -> shopper.buy(cart, "tok_approved"));

            assertThat(seen.statements().stream().filter(it -> it.contains("hooks."))).hasSize(1);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://1.1.1.1/",
                "https://127.0.0.1/",
                "https://localhost/",
                "https://10.0.0.1:5432/",
                "https://[fd00::1]/"
            })
    void without_a_setting_that_allows_it_no_endpoint_is_in_the_house(String url) {
        var answer = shopper.asAdmin("POST", URL, "{\"url\": \"" + url + "\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo("url");
    }
}
