package dev.cartwright.checkout;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cartwright.Merchant;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.Shopper.Answer;
import dev.cartwright.kernel.Sku;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What shoppers read of promotions in a cart stands in the order, and goods keep their price. */
@ShopTest
@ExtendWith(BooksBalance.class)
class PromotedPurchaseTest {

    @Autowired Shelves shelves;
    @Autowired Clock clock;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    Merchant merchant = new Merchant((_, _, _) -> "");
    Sku tea = new Sku("replaced");
    List<String> promotions = new ArrayList<>();

    @BeforeEach
    void ten_teas_on_the_shelf() {
        shopper = new Shopper(port);
        merchant = new Merchant((method, path, body) -> shopper.asAdmin(method, path, body).body());
        tea = shelves.stocked(10, "20.00");
    }

    /** Other tests count what a cart asks of the database. */
    @AfterEach
    void no_promotion_is_in_force() {
        promotions.forEach(merchant::pause);
    }

    /** Returns a promotion of the tea alone, as JSON after its name. */
    private String promotion(String name, String rest) {
        var id = merchant.promotion("{\"name\": \"%s\", %s}".formatted(name, rest));
        promotions.add(id);
        return id;
    }

    private String percentOffTea(String percent) {
        return """
        "actions": [{"type": "goods", "goods": {"skus": ["%s"]}, "off": {"percent": "%s"}}]
        """
                .formatted(tea, percent);
    }

    private JsonNode cart(String cart, String query) {
        return shopper.get("/api/carts/" + cart + query).json();
    }

    /** Waits until this server has heard of what was published. */
    private void awaitDiscount(String cart, String amount) {
        await().atMost(ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(text(cart(cart, ""), "/totals/discount/amount"))
                                .isEqualTo(amount));
    }

    private static String text(JsonNode json, String pointer) {
        return json.at(pointer).asString();
    }

    private Answer buyIn(String language, String cart) {
        return shopper.post(
                "/api/carts/" + cart + "/checkout?locale=" + language,
                "{\"payment\": {\"processor\": \"sandbox\", \"token\": \"tok_approved\"}}",
                "Idempotency-Key",
                "language-" + cart);
    }

    @Test
    void a_language_that_is_none_is_refused() {
        var cart = shopper.cart(tea, 1);

        var refused = shopper.get("/api/carts/" + cart + "?locale=!");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/field")).isEqualTo("locale");
        var bought = buyIn("_", cart);
        assertThat(bought.status()).isEqualTo(400);
        assertThat(text(cart(cart, ""), "/status")).isEqualTo("OPEN");
    }

    @Test
    void shoppers_read_a_promotion_in_their_language_and_the_order_keeps_it() {
        promotion(
                "Tea 10",
                "\"texts\": {\"en\": \"Ten off tea\", \"de\": \"Zehn auf Tee\"}, "
                        + percentOffTea("10"));
        var cart = shopper.cart(tea, 1);
        awaitDiscount(cart, "2.00");
        var name = "/lines/0/discounts/0/name";
        assertThat(text(cart(cart, ""), name)).isEqualTo("Ten off tea");
        assertThat(text(cart(cart, "?locale=de-AT"), name)).isEqualTo("Zehn auf Tee");
        assertThat(text(cart(cart, "?locale=fr"), name)).isEqualTo("Ten off tea");
        assertThat(shopper.get("/api/carts/" + cart + "/promotions?locale=de").body())
                .contains("Zehn auf Tee")
                .doesNotContain("Ten off tea");

        var bought = buyIn("de", cart);

        assertThat(bought.status()).as(bought.body()).isEqualTo(201);
        assertThat(bought.text(name)).isEqualTo("Zehn auf Tee");
    }

    @Test
    void without_a_text_in_any_of_the_languages_the_merchants_name_is_read() {
        promotion("Thé", "\"texts\": {\"fr\": \"Moins dix\"}, " + percentOffTea("10"));
        var cart = shopper.cart(tea, 1);
        awaitDiscount(cart, "2.00");

        assertThat(text(cart(cart, "?locale=de"), "/lines/0/discounts/0/name")).isEqualTo("Thé");
    }

    @Test
    void a_cart_that_was_bought_shows_what_its_order_says() {
        var id = promotion("Tea 10", percentOffTea("10"));
        promotion("Post for tea", tea(", \"actions\": [{\"type\": \"shipping\"}]"));
        var spoon = shelves.stocked(1, "3.50");
        promotion("Spoon", gift(spoon, 1));
        var cart = shopper.cart(tea, 2);
        awaitDiscount(cart, "7.50");
        var open = cart(cart, "");
        var bought = shopper.buy(cart, "tok_approved");
        assertThat(bought.status()).as(bought.body()).isEqualTo(201);
        merchant.pause(id);

        var shown = cart(cart, "");
        assertThat(text(shown, "/status")).isEqualTo("CHECKED_OUT");
        for (var same :
                new String[] {
                    "/lines", "/gifts", "/totals", "/shippingDiscount", "/shippingDiscounts"
                }) {
            assertThat(shown.at(same)).as(same).isEqualTo(open.at(same));
        }
        assertThat(shown.at("/totals")).isEqualTo(bought.json().at("/totals"));
        assertThat(shown.at("/methods").size()).isEqualTo(1);
        assertThat(text(shown, "/methods/0/price/amount")).isEqualTo("5.99");
        assertThat(text(shown, "/methods/0/discountedPrice/amount")).isEqualTo("0.00");
        var why = shopper.get("/api/carts/" + cart + "/promotions").json().at("/promotions");
        assertThat(why.findValuesAsString("name"))
                .containsExactly("Tea 10", "Spoon", "Post for tea");
        assertThat(text(why, "/0/discount/amount")).isEqualTo("4.00");
        assertThat(text(why, "/2/shippingDiscount/amount")).isEqualTo("5.99");
    }

    private String gift(Sku sku, int units) {
        return tea(
                ", \"actions\": [{\"type\": \"gift\", \"sku\": \"%s\", \"units\": %d}]"
                        .formatted(sku, units));
    }

    /** Holds where there is tea in the cart. */
    private String tea(String rest) {
        return """
        "condition": {"type": "quantity", "goods": {"skus": ["%s"]}, "min": 1}%s
        """
                .formatted(tea, rest);
    }

    @Test
    void a_gift_that_is_there_in_part_is_given_in_part_and_bought_like_that() {
        var spoon = shelves.stocked(2, "3.50");
        promotion("Spoons", "\"texts\": {\"en\": \"Three spoons\"}, " + gift(spoon, 3));
        var cart = shopper.cart(tea, 1);
        awaitDiscount(cart, "7.00");

        var shown = cart(cart, "").at("/gifts/0");
        assertThat(text(shown, "/promotionName")).isEqualTo("Three spoons");
        assertThat(shown.at("/quantity").asInt()).isEqualTo(2);
        assertThat(shown.at("/missing").asInt()).isEqualTo(1);
        assertThat(text(shown, "/reason")).isEqualTo("OUT_OF_STOCK");
        var bought = shopper.buy(cart, "tok_approved");

        assertThat(bought.status()).as(bought.body()).isEqualTo(201);
        assertThat(bought.json().at("/lines/1/quantity").asInt()).isEqualTo(2);
        assertThat(shopper.units(spoon)).containsExactly(2, 2, 0);

        var late = shopper.cart(tea, 1);
        var without = cart(late, "").at("/gifts/0");
        assertThat(without.at("/quantity").asInt()).isZero();
        assertThat(without.at("/missing").asInt()).isEqualTo(3);
        var second = shopper.buy(late, "tok_approved");
        assertThat(second.status()).as(second.body()).isEqualTo(201);
        assertThat(second.json().at("/lines").size()).isEqualTo(1);
    }

    @Test
    void eight_carts_race_for_the_last_gift_and_each_can_be_bought() throws Exception {
        var spoon = shelves.stocked(1, "3.50");
        promotion("Spoon", gift(spoon, 1));
        var carts = IntStream.range(0, 8).mapToObj(_ -> shopper.cart(tea, 1)).toList();
        carts.forEach(cart -> awaitDiscount(cart, "3.50"));

        var answers =
                Race.of(
                        carts.stream()
                                .map(cart ->
                                        (Callable<Answer>) () -> shopper.buy(cart, "tok_approved"))
                                .toList());

        assertThat(answers.stream().filter(it -> it.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(it -> it.status() != 201).map(Answer::type))
                .containsOnly("/problems/promotions-changed");
        assertThat(shopper.units(spoon)).containsExactly(1, 1, 0);
        for (int i = 0; i < carts.size(); i++) {
            if (answers.get(i).status() != 201) {
                assertThat(shopper.buy(carts.get(i), "tok_approved").status()).isEqualTo(201);
            }
        }
        assertThat(shopper.units(spoon)).containsExactly(1, 1, 0);
    }

    @Test
    void units_that_are_bought_are_not_given_away_as_well() {
        var spoon = shelves.stocked(2, "3.50");
        promotion("Spoon", gift(spoon, 1));
        var cart = shopper.cart(tea, 1);
        awaitDiscount(cart, "3.50");
        shopper.post(
                "/api/carts/" + cart + "/items",
                "{\"sku\": \"%s\", \"quantity\": 2}".formatted(spoon));

        assertThat(cart(cart, "").at("/gifts/0/quantity").asInt()).isZero();
        var bought = shopper.buy(cart, "tok_approved");

        assertThat(bought.status()).as(bought.body()).isEqualTo(201);
        assertThat(shopper.units(spoon)).containsExactly(2, 2, 0);
    }

    @Test
    void each_delivery_says_what_it_would_cost_after_discounts() {
        promotion(
                "Half the post",
                tea(", \"actions\": [{\"type\": \"shipping\", \"off\": {\"percent\": \"50\"}}]"));
        var cart = shopper.cart(tea, 1);
        await().atMost(ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(text(cart(cart, ""), "/shippingDiscount/amount"))
                                .isEqualTo("3.00"));

        var method = cart(cart, "").at("/methods/0");

        assertThat(text(method, "/price/amount")).isEqualTo("5.99");
        assertThat(text(method, "/discountedPrice/amount"))
                .isEqualTo(text(cart(cart, ""), "/totals/shipping/amount"))
                .isEqualTo("2.99");
    }

    @Test
    void no_promotion_passes_the_floor_and_the_margin_is_exact() {
        var id = promotion("Half", percentOffTea("50"));
        var cart = shopper.cart(tea, 2);
        awaitDiscount(cart, "20.00");

        var said =
                shopper.asAdmin(
                        "PUT",
                        "/api/admin/prices/" + tea + "/bounds/USD",
                        """
                        {"cost": {"amount": "8.50", "currency": "USD"},
                         "floor": {"amount": "15.01", "currency": "USD"}}
                        """);

        assertThat(said.status()).as(said.body()).isEqualTo(200);
        awaitDiscount(cart, "9.98");
        var bought = shopper.buy(cart, "tok_approved");
        assertThat(bought.status()).as(bought.body()).isEqualTo(201);
        assertThat(bought.text("/totals/discount/amount")).isEqualTo("9.98");
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var figures =
                shopper.asAdmin(
                        "GET",
                        "/api/admin/promotions/%s/figures?from=%s&to=%s"
                                .formatted(id, today.minusDays(2), today.plusDays(2)),
                        "");
        assertThat(figures.text("/days/0/revenue/amount")).as(figures.body()).isEqualTo("30.02");
        assertThat(figures.text("/days/0/margin/amount")).isEqualTo("13.02");
    }
}
