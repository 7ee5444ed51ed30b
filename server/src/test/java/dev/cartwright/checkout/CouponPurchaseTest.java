package dev.cartwright.checkout;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cartwright.Merchant;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.Shopper.Answer;
import dev.cartwright.kernel.Sku;
import dev.cartwright.ledger.Account;
import dev.cartwright.ledger.Entry;
import dev.cartwright.ledger.Ledger;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is off in the cart is off in the order, in the books and nowhere else. */
@ShopTest
@ExtendWith(BooksBalance.class)
class CouponPurchaseTest {

    @Autowired Shelves shelves;
    @Autowired Ledger ledger;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    Merchant merchant = new Merchant((_, _, _) -> "");
    Sku tea = new Sku("replaced");

    @BeforeEach
    void ten_teas_on_the_shelf() {
        shopper = new Shopper(port);
        merchant = new Merchant((method, path, body) -> shopper.asAdmin(method, path, body).body());
        tea = shelves.stocked(10, "19.99");
    }

    /** Returns a cart in which the code takes something off. */
    String cartWith(String code, int units) {
        var cart = shopper.cart(tea, units);
        enter(cart, code);
        await().atMost(ofSeconds(10))
                .until(() ->
                        shopper.get("/api/carts/" + cart)
                                .json()
                                .at("/coupons/0/applied")
                                .asBoolean());
        return cart;
    }

    Answer enter(String cart, String code) {
        return shopper.post(
                "/api/carts/" + cart + "/coupons", "{\"code\": \"%s\"}".formatted(code));
    }

    @Test
    void a_paused_promotion_is_said_before_it_is_paid_without_and_keeps_nothing() {
        var promotion = merchant.tenPercent();
        var code = merchant.code(promotion);
        var cart = cartWith(code, 2);
        merchant.pause(promotion);

        var refused = shopper.buy(cart, "tok_approved", "paused-" + cart);

        assertThat(refused.status()).as(refused.body()).isEqualTo(409);
        assertThat(refused.type()).isEqualTo("/problems/promotions-changed");
        assertThat(refused.text("/oldTotals/total/amount")).isEqualTo("44.58");
        assertThat(refused.text("/newTotals/total/amount")).isEqualTo("48.87");
        assertThat(shopper.units(tea)).containsExactly(10, 0, 10);
        assertThat(merchant.used(code)).isZero();
        var shown = shopper.get("/api/carts/" + cart);
        assertThat(shown.text("/status")).isEqualTo("OPEN");
        assertThat(shown.text("/totals/total/amount")).isEqualTo("48.87");
        assertThat(shown.json().at("/coupons/0/applied").asBoolean()).isFalse();
        assertThat(shown.text("/coupons/0/reason")).isEqualTo("NOT_IN_FORCE");
        // A refusal that may pass later is not kept: the same key buys now.
        assertThat(shopper.buy(cart, "tok_approved", "paused-" + cart).status()).isEqualTo(201);
    }

    @Test
    void a_code_used_up_meanwhile_is_said_and_the_cart_shows_why() {
        var code = merchant.code(merchant.tenPercent(), "\"maxUses\": 1");
        var late = cartWith(code, 1);
        assertThat(shopper.buy(cartWith(code, 1), "tok_approved").status()).isEqualTo(201);

        var refused = shopper.buy(late, "tok_approved");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.type()).isEqualTo("/problems/promotions-changed");
        assertThat(merchant.used(code)).isEqualTo(1);
        var shown = shopper.get("/api/carts/" + late);
        assertThat(shown.text("/coupons/0/reason")).isEqualTo("USED_UP");
        assertThat(shown.text("/totals/discount/amount")).isEqualTo("0.00");
        assertThat(shopper.stock(tea).at("/reserved").asInt()).isEqualTo(1);
        assertThat(shopper.buy(late, "tok_approved").text("/totals/discount/amount"))
                .isEqualTo("0.00");
    }

    @Test
    void a_whole_purchase_with_a_code_adds_up_to_the_cent() {
        var promotion = merchant.tenPercent();
        var code = merchant.code(promotion);

        var bought = shopper.buy(cartWith(code, 2), "tok_approved");

        assertThat(bought.status()).as(bought.body()).isEqualTo(201);
        assertThat(bought.text("/totals/items/amount")).isEqualTo("39.98");
        assertThat(bought.text("/totals/discount/amount")).isEqualTo("4.00");
        assertThat(bought.text("/totals/tax/amount")).isEqualTo("2.61");
        assertThat(bought.text("/totals/total/amount")).isEqualTo("44.58");
        assertThat(bought.text("/lines/0/discount/amount")).isEqualTo("4.00");
        assertThat(bought.text("/lines/0/net/amount")).isEqualTo("35.98");
        var part = bought.json().at("/lines/0/discounts/0");
        assertThat(part.at("/promotion").asString()).isEqualTo(promotion);
        assertThat(part.at("/name").asString()).isEqualTo("10 % for you");
        assertThat(part.at("/code").asString()).isEqualTo(code);
        assertThat(part.at("/amount/amount").asString()).isEqualTo("4.00");
        var order = bought.text("/id");
        assertThat(
                        shopper.asAdmin("GET", "/api/admin/orders/" + order, "")
                                .json()
                                .at("/order/lines"))
                .isEqualTo(bought.json().at("/lines"));
        assertThat(merchant.used(code)).isEqualTo(1);
        assertThat(ledger.entriesOf(UUID.fromString(order)))
                .containsExactlyInAnyOrder(
                        new Entry(Account.ORDER_RECEIVABLE, Money.parse("USD 44.58")),
                        new Entry(Account.DISCOUNTS, Money.parse("USD 4.00")),
                        new Entry(Account.REVENUE, Money.parse("USD -39.98")),
                        new Entry(Account.SHIPPING_INCOME, Money.parse("USD -5.99")),
                        new Entry(Account.TAX_PAYABLE, Money.parse("USD -2.61")));
    }

    @Test
    void free_delivery_is_off_the_delivery_and_said_there() {
        var code =
                merchant.code(
                        merchant.promotion(
                                """
                                {"name": "Post is on us", "codeRequired": true,
                                 "actions": [{"type": "shipping"}]}
                                """));
        var cart = cartWith(code, 1);
        var shown = shopper.get("/api/carts/" + cart);
        assertThat(shown.text("/shippingDiscount/amount")).isEqualTo("5.99");
        assertThat(shown.text("/shippingDiscounts/0/code")).isEqualTo(code);

        var bought = shopper.buy(cart, "tok_approved");

        assertThat(bought.text("/shipping/price/amount")).isEqualTo("0.00");
        assertThat(bought.text("/shipping/discount/amount")).isEqualTo("5.99");
        assertThat(bought.text("/shipping/discounts/0/name")).isEqualTo("Post is on us");
        assertThat(bought.text("/totals/discount/amount")).isEqualTo("0.00");
        assertThat(bought.text("/totals/total/amount")).isEqualTo("21.44");
    }

    @Test
    void a_gift_is_a_line_at_no_cost_and_is_set_aside() {
        var spoon = shelves.stocked(2, "3.50");
        var code =
                merchant.code(
                        merchant.promotion(
                                """
                                {"name": "A spoon", "codeRequired": true,
                                 "actions": [{"type": "gift", "sku": "%s", "units": 1}]}
                                """
                                        .formatted(spoon)));
        var cart = cartWith(code, 1);
        assertThat(shopper.get("/api/carts/" + cart).text("/gifts/0/sku")).isEqualTo(spoon.code());

        var bought = shopper.buy(cart, "tok_approved");

        assertThat(bought.status()).as(bought.body()).isEqualTo(201);
        assertThat(bought.text("/lines/1/sku")).isEqualTo(spoon.code());
        assertThat(bought.text("/lines/1/total/amount")).isEqualTo("3.50");
        assertThat(bought.text("/lines/1/discount/amount")).isEqualTo("3.50");
        assertThat(bought.text("/lines/1/tax/amount")).isEqualTo("0.00");
        assertThat(bought.text("/totals/total/amount")).isEqualTo("27.43");
        assertThat(shopper.units(spoon)).containsExactly(2, 1, 1);
    }

    @Test
    void a_declined_payment_gives_a_single_use_back_and_the_cart_buys_with_it() {
        var code = merchant.code(merchant.tenPercent(), "\"maxUses\": 1");
        var cart = cartWith(code, 2);

        assertThat(shopper.buy(cart, "tok_declined").status()).isEqualTo(402);

        assertThat(merchant.used(code)).isZero();
        var bought = shopper.buy(cart, "tok_approved");
        assertThat(bought.status()).as(bought.body()).isEqualTo(201);
        assertThat(bought.text("/totals/discount/amount")).isEqualTo("4.00");
        assertThat(merchant.used(code)).isEqualTo(1);
    }

    @Test
    void many_cancel_at_once_and_the_use_comes_back_once() throws Exception {
        var code = merchant.code(merchant.tenPercent(), "\"maxUses\": 2");
        assertThat(shopper.buy(cartWith(code, 1), "tok_approved").status()).isEqualTo(201);
        var order = shopper.buy(cartWith(code, 1), "tok_approved").text("/id");
        assertThat(merchant.used(code)).isEqualTo(2);
        var url = "/api/admin/orders/" + order + "/cancellation";

        var answers =
                Race.of(
                        IntStream.range(0, 16)
                                .mapToObj(_ ->
                                        (Callable<Integer>)
                                                () ->
                                                        shopper.asAdmin(
                                                                        "POST",
                                                                        url,
                                                                        "{\"reason\": \"x\"}")
                                                                .status())
                                .toList());

        assertThat(answers.stream().filter(it -> it == 201)).hasSize(1);
        assertThat(merchant.used(code)).isEqualTo(1);
    }

    @Test
    void codes_entered_at_once_are_all_in_the_cart() throws Exception {
        var promotion = merchant.tenPercent();
        var codes = IntStream.range(0, 5).mapToObj(_ -> merchant.code(promotion)).toList();
        var cart = shopper.cart(tea, 1);

        var answers =
                Race.of(
                        codes.stream()
                                .map(code -> (Callable<Answer>) () -> enter(cart, code))
                                .toList());

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(
                        shopper.get("/api/carts/" + cart)
                                .json()
                                .at("/coupons")
                                .findValuesAsString("code"))
                .containsExactlyInAnyOrderElementsOf(codes);
    }

    @Test
    void eight_carts_race_for_one_use_and_one_gets_it() throws Exception {
        var code = merchant.code(merchant.tenPercent(), "\"maxUses\": 1");
        List<String> carts = IntStream.range(0, 8).mapToObj(_ -> cartWith(code, 1)).toList();

        var answers =
                Race.of(
                        carts.stream()
                                .map(cart ->
                                        (Callable<Answer>) () -> shopper.buy(cart, "tok_approved"))
                                .toList());

        assertThat(answers.stream().filter(it -> it.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(it -> it.status() == 409).map(Answer::type))
                .containsOnly("/problems/promotions-changed");
        assertThat(merchant.used(code)).isEqualTo(1);
        assertThat(shopper.stock(tea).at("/reserved").asInt()).isEqualTo(1);
    }
}
