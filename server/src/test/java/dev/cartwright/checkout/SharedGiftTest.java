package dev.cartwright.checkout;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cartwright.Meanwhile;
import dev.cartwright.Merchant;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.Shopper.Answer;
import dev.cartwright.inventory.Bundles;
import dev.cartwright.kernel.Sku;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** A gift never keeps a cart from being bought, whatever both are made of. */
@ShopTest
@ExtendWith(BooksBalance.class)
class SharedGiftTest {

    @Autowired Shelves shelves;
    @Autowired Bundles bundles;
    @Autowired TransactionTemplate transaction;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    Merchant merchant = new Merchant((_, _, _) -> "");
    Sku saucer = new Sku("replaced");
    List<String> promotions = new ArrayList<>();

    @BeforeEach
    void five_saucers() {
        shopper = new Shopper(port);
        merchant = new Merchant((method, path, body) -> shopper.asAdmin(method, path, body).body());
        saucer = shelves.stocked(5, "4.00");
    }

    /** Other tests count what a cart asks of the database. */
    @AfterEach
    void no_promotion_is_in_force() {
        promotions.forEach(merchant::pause);
    }

    /** Returns a bundle of one cup and one saucer. */
    private Sku setWith(Sku cup) {
        var set = shelves.stocked(0, "9.00");
        bundles.compose(set, Map.of(cup, 1, saucer, 1));
        return set;
    }

    private void whoBuys(Sku sku, Sku gets) {
        promotions.add(
                merchant.promotion(
                        """
                        {"name": "A gift", "condition": {"type": "quantity",
                            "goods": {"skus": ["%s"]}, "min": 1},
                         "actions": [{"type": "gift", "sku": "%s"}]}
                        """
                                .formatted(sku, gets)));
    }

    /** Returns what the cart shows of gifts once this server has heard of all the promotions. */
    private JsonNode gifts(String cart) {
        await().atMost(ofSeconds(10))
                .untilAsserted(() -> assertThat(shown(cart).size()).isEqualTo(promotions.size()));
        return shown(cart);
    }

    private JsonNode shown(String cart) {
        return shopper.get("/api/carts/" + cart).json().at("/gifts");
    }

    private void assertLeftOut(String cart) {
        var gift = gifts(cart).get(0);
        assertThat(gift.at("/quantity").asInt()).isZero();
        assertThat(gift.at("/missing").asInt()).isEqualTo(1);
        assertThat(gift.at("/reason").asString()).isEqualTo("OUT_OF_STOCK");
    }

    private void assertBought(String cart) {
        var bought = shopper.buy(cart, "tok_approved");
        assertThat(bought.status()).as(bought.body()).isEqualTo(201);
    }

    @Test
    void what_a_bundle_in_the_cart_needs_is_not_given_as_well() {
        var cup = shelves.stocked(1, "6.00");
        var set = setWith(cup);
        whoBuys(set, cup);
        var cart = shopper.cart(set, 1);

        assertLeftOut(cart);
        assertBought(cart);

        assertThat(shopper.units(cup)).containsExactly(1, 1, 0);
    }

    @Test
    void a_bundle_is_not_given_whose_part_the_cart_buys_up() {
        var cup = shelves.stocked(1, "6.00");
        whoBuys(cup, setWith(cup));
        var cart = shopper.cart(cup, 1);

        assertLeftOut(cart);
        assertBought(cart);

        assertThat(shopper.units(cup)).containsExactly(1, 1, 0);
        assertThat(shopper.units(saucer)).containsExactly(5, 0, 5);
    }

    @Test
    void where_there_are_enough_for_both_both_are_bought() {
        var cup = shelves.stocked(2, "6.00");
        var set = setWith(cup);
        whoBuys(set, cup);
        var cart = shopper.cart(set, 1);

        assertThat(gifts(cart).get(0).at("/quantity").asInt()).isEqualTo(1);
        assertBought(cart);

        assertThat(shopper.units(cup)).containsExactly(2, 2, 0);
    }

    @Test
    void of_two_gifts_that_need_the_same_unit_one_is_given() {
        var cup = shelves.stocked(1, "6.00");
        var tea = shelves.stocked(1, "20.00");
        whoBuys(tea, cup);
        whoBuys(tea, setWith(cup));
        var cart = shopper.cart(tea, 1);

        assertThat(gifts(cart).valueStream().mapToInt(it -> it.at("/quantity").asInt()).sum())
                .isEqualTo(1);
        assertBought(cart);

        assertThat(shopper.units(cup)).containsExactly(1, 1, 0);
    }

    /** Returns the answer to a checkout that has seen cups which break before it gets them. */
    private Answer buyWhileCupsBreak(String cart, Sku cup, int broken) throws Exception {
        return new Meanwhile(transaction, db)
                .of(
                        () -> shelves.stockroom().adjust(cup, "main", -broken, null, "broken"),
                        () -> shopper.buy(cart, "tok_approved"));
    }

    @Test
    void what_goes_while_a_cart_with_its_gift_is_bought_costs_the_gift_only() throws Exception {
        var cup = shelves.stocked(2, "6.00");
        var set = setWith(cup);
        whoBuys(set, cup);
        var cart = shopper.cart(set, 1);
        assertThat(gifts(cart).get(0).at("/quantity").asInt()).isEqualTo(1);

        var refused = buyWhileCupsBreak(cart, cup, 1);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.type()).isEqualTo("/problems/promotions-changed");
        assertThat(shopper.units(cup)).containsExactly(1, 0, 1);
        assertLeftOut(cart);
        assertBought(cart);
    }

    @Test
    void a_cart_that_is_not_there_itself_is_out_of_stock_with_or_without_gifts() throws Exception {
        var cup = shelves.stocked(2, "6.00");
        var set = setWith(cup);
        whoBuys(set, cup);
        var cart = shopper.cart(set, 1);
        assertThat(gifts(cart).get(0).at("/quantity").asInt()).isEqualTo(1);

        var refused = buyWhileCupsBreak(cart, cup, 2);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.type()).isEqualTo("/problems/out-of-stock");
        assertThat(refused.json().at("/shortages").findValuesAsString("sku")).contains(set.code());
        assertThat(shopper.units(saucer)).containsExactly(5, 0, 5);
    }
}
