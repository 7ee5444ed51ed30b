package dev.cartwright.checkout;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cartwright.Merchant;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.inventory.Bundles;
import dev.cartwright.kernel.Sku;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** What a cart holds is set aside already, and does not count twice where a gift is looked for. */
@ShopTest
@ExtendWith(BooksBalance.class)
@TestPropertySource(properties = "cartwright.inventory.hold-carts-for=default=15m")
class HeldGiftTest {

    @Autowired Shelves shelves;
    @Autowired Bundles bundles;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    Merchant merchant = new Merchant((_, _, _) -> "");
    Sku cup = new Sku("replaced");
    String promotion = "";

    @BeforeEach
    void three_cups() {
        shopper = new Shopper(port);
        merchant = new Merchant((method, path, body) -> shopper.asAdmin(method, path, body).body());
        cup = shelves.stocked(3, "6.00");
    }

    @AfterEach
    void no_promotion_is_in_force() {
        merchant.pause(promotion);
    }

    /** Whoever buys some of the goods gets a cup. */
    private void aCupFor(Sku goods) {
        promotion =
                merchant.promotion(
                        """
                        {"name": "A cup", "condition": {"type": "quantity",
                            "goods": {"skus": ["%s"]}, "min": 1},
                         "actions": [{"type": "gift", "sku": "%s"}]}
                        """
                                .formatted(goods, cup));
    }

    private JsonNode gift(String cart) {
        await().atMost(ofSeconds(10)).until(() -> shown(cart).size() == 1);
        return shown(cart).get(0);
    }

    private JsonNode shown(String cart) {
        return shopper.get("/api/carts/" + cart).json().at("/gifts");
    }

    private void assertBought(String cart) {
        var bought = shopper.buy(cart, "tok_approved");
        assertThat(bought.status()).as(bought.body()).isEqualTo(201);
    }

    @Test
    void the_third_is_given_to_a_cart_that_holds_two() {
        aCupFor(cup);
        var cart = shopper.cart(cup, 2);
        assertThat(shopper.units(cup)).containsExactly(3, 2, 1);

        assertThat(gift(cart).at("/quantity").asInt()).isEqualTo(1);
        assertBought(cart);

        assertThat(shopper.units(cup)).containsExactly(3, 3, 0);
    }

    @Test
    void the_third_is_given_to_a_cart_that_holds_a_bundle_of_two() {
        var set = shelves.stocked(0, "9.00");
        bundles.compose(set, Map.of(cup, 2));
        aCupFor(set);
        var cart = shopper.cart(set, 1);

        assertThat(gift(cart).at("/quantity").asInt()).isEqualTo(1);
        assertBought(cart);

        assertThat(shopper.units(cup)).containsExactly(3, 3, 0);
    }

    @Test
    void what_another_cart_holds_is_not_given() {
        aCupFor(cup);
        shopper.cart(cup, 1);
        var cart = shopper.cart(cup, 2);

        assertThat(gift(cart).at("/quantity").asInt()).isZero();
        assertThat(gift(cart).at("/missing").asInt()).isEqualTo(1);
        assertBought(cart);

        assertThat(shopper.units(cup)).containsExactly(3, 3, 0);
    }
}
