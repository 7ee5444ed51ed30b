package dev.cartwright.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.MovableClock;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.ledger.Account;
import dev.cartwright.ledger.Entry;
import dev.cartwright.ledger.Ledger;
import dev.cartwright.platform.Channels;
import dev.cartwright.pricing.NewPrice;
import dev.cartwright.pricing.Prices;
import java.util.UUID;
import org.joda.money.Money;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ShopTest
@ExtendWith(BooksBalance.class)
class CheckoutTest {

    @Autowired Prices prices;
    @Autowired Shelves shelves;
    @Autowired Ledger ledger;
    @Autowired MovableClock clock;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    Sku tea = new Sku("replaced");

    @BeforeEach
    void ten_teas_on_the_shelf() {
        shopper = new Shopper(port);
        tea = shelves.stocked(10, "19.99");
    }

    @Test
    void a_cart_that_is_not_complete_names_what_is_missing() {
        var cart = shopper.post("/api/carts", "{}").text("/id");

        var refused = shopper.buy(cart, "tok_approved");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.type()).isEqualTo("/problems/cart-incomplete");
        assertThat(refused.json().at("/errors").findValuesAsString("field"))
                .containsExactly("lines", "email", "address", "method");
        assertThat(shopper.get("/api/carts/" + cart).text("/status")).isEqualTo("OPEN");
    }

    @Test
    void nothing_is_bought_without_a_key_or_with_a_token_that_is_none() {
        var cart = shopper.cart(tea, 1);
        var body = "{\"payment\": {\"processor\": \"sandbox\", \"token\": \"tok_approved\"}}";

        var keyless = shopper.post("/api/carts/" + cart + "/checkout", body);
        assertThat(keyless.status()).isEqualTo(400);
        assertThat(keyless.text("/errors/0/field")).isEqualTo("Idempotency-Key");

        var tokenless = shopper.buy(cart, "tok_made_up");
        assertThat(tokenless.status()).isEqualTo(400);
        assertThat(tokenless.text("/errors/0/field")).isEqualTo("payment.token");

        assertThat(shopper.stock(tea).at("/reserved").asInt()).isZero();
    }

    @Test
    void a_declined_payment_gives_everything_back() {
        var cart = shopper.cart(tea, 3);

        var declined = shopper.buy(cart, "tok_declined");

        assertThat(declined.status()).isEqualTo(402);
        assertThat(declined.type()).isEqualTo("/problems/payment-declined");
        assertThat(shopper.stock(tea).at("/reserved").asInt()).isZero();
        assertThat(shopper.get("/api/carts/" + cart).text("/status")).isEqualTo("OPEN");
        assertThat(shopper.buy(cart, "tok_approved").status()).isEqualTo(201);
    }

    @Test
    void what_is_no_longer_there_is_refused_and_named() {
        var cart = shopper.cart(tea, 6);
        assertThat(shopper.buy(shopper.cart(tea, 5), "tok_approved").status()).isEqualTo(201);

        var refused = shopper.buy(cart, "tok_approved");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.type()).isEqualTo("/problems/out-of-stock");
        assertThat(refused.text("/shortages/0/sku")).isEqualTo(tea.code());
        assertThat(refused.json().at("/shortages/0/wanted").asInt()).isEqualTo(6);
        assertThat(refused.json().at("/shortages/0/available").asInt()).isEqualTo(5);
        assertThat(shopper.stock(tea).at("/reserved").asInt()).isEqualTo(5);
        assertThat(shopper.get("/api/carts/" + cart).text("/status")).isEqualTo("OPEN");
    }

    @Test
    void a_changed_price_is_shown_before_it_is_paid() {
        var cart = shopper.cart(tea, 1);
        prices.set(Channels.DEFAULT, NewPrice.base(tea, Money.parse("USD 21.50"), clock.instant()));

        var refused = shopper.buy(cart, "tok_approved", "price-key-" + cart);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.type()).isEqualTo("/problems/price-changed");
        assertThat(refused.text("/changes/0/oldPrice/amount")).isEqualTo("19.99");
        assertThat(refused.text("/changes/0/newPrice/amount")).isEqualTo("21.50");
        assertThat(shopper.stock(tea).at("/reserved").asInt()).isZero();
        assertThat(shopper.get("/api/carts/" + cart).text("/lines/0/unitPrice/amount"))
                .isEqualTo("21.50");
        // A refusal that may pass later is not kept: the same key buys now.
        assertThat(shopper.buy(cart, "tok_approved", "price-key-" + cart).status()).isEqualTo(201);
    }

    @Test
    void a_bought_cart_is_an_order_that_adds_up_to_the_cent() {
        var cart = shopper.cart(tea, 3);

        var bought = shopper.buy(cart, "tok_approved");

        assertThat(bought.status()).isEqualTo(201);
        assertThat(bought.text("/status")).isEqualTo("PLACED");
        assertThat(bought.text("/payment/status")).isEqualTo("CAPTURED");
        assertThat(bought.text("/email")).isEqualTo("ada@example.org");
        assertThat(bought.text("/totals/items/amount")).isEqualTo("59.97");
        assertThat(bought.text("/totals/shipping/amount")).isEqualTo("5.99");
        assertThat(bought.text("/totals/tax/amount")).isEqualTo("4.35");
        assertThat(bought.text("/totals/total/amount")).isEqualTo("70.31");
        assertThat(bought.text("/lines/0/total/amount")).isEqualTo("59.97");
        assertThat(shopper.units(tea)).containsExactly(10, 3, 7);
        var order = UUID.fromString(bought.text("/id"));
        assertThat(ledger.entriesOf(order))
                .containsExactlyInAnyOrder(
                        new Entry(Account.ORDER_RECEIVABLE, Money.parse("USD 70.31")),
                        new Entry(Account.REVENUE, Money.parse("USD -59.97")),
                        new Entry(Account.SHIPPING_INCOME, Money.parse("USD -5.99")),
                        new Entry(Account.TAX_PAYABLE, Money.parse("USD -4.35")));
    }

    @Test
    void an_order_keeps_from_where_it_came(@Autowired DSLContext db) {
        var bought =
                shopper.post(
                        "/api/carts/" + shopper.cart(tea, 1) + "/checkout",
                        "{\"payment\": {\"processor\": \"sandbox\", \"token\": \"tok_approved\"}}",
                        "Idempotency-Key",
                        UUID.randomUUID().toString(),
                        "User-Agent",
                        "Lynx on a train");

        assertThat(
                        db.fetchSingle(
                                        "select ip, user_agent from orders.orders where order_id = ?",
                                        UUID.fromString(bought.text("/id")))
                                .intoList())
                .containsExactly("127.0.0.1", "Lynx on a train");
    }

    @Test
    void nobody_keeps_a_connection_while_the_processor_thinks() {
        var cart = shopper.cart(tea, 1);

        var bought =
                shopper.post(
                        "/api/carts/" + cart + "/checkout",
                        "{\"payment\": {\"processor\": \"probe\", \"token\": \"any\"}}",
                        "Idempotency-Key",
                        cart);

        assertThat(bought.status()).as(bought.body()).isEqualTo(201);
    }

    @Test
    void an_order_opens_with_its_token_and_with_nothing_else() {
        var bought = shopper.buy(shopper.cart(tea, 1), "tok_approved");
        var order = "/api/orders/" + bought.text("/id");
        var token = bought.text("/accessToken");
        var other = shopper.buy(shopper.cart(tea, 1), "tok_approved").text("/accessToken");

        assertThat(shopper.get(order).status()).isEqualTo(404);
        assertThat(shopper.get(order, "X-Order-Token", other).status()).isEqualTo(404);
        var opened = shopper.get(order, "X-Order-Token", token);
        assertThat(opened.status()).isEqualTo(200);
        assertThat(opened.text("/number")).isEqualTo(bought.text("/number"));
        assertThat(opened.json().has("accessToken")).isFalse();
    }

    @Test
    void the_history_says_who_did_what() {
        var bought = shopper.buy(shopper.cart(tea, 1), "tok_approved");

        var detail = shopper.asAdmin("GET", "/api/admin/orders/" + bought.text("/id"), "");

        assertThat(detail.json().at("/history").findValuesAsString("to"))
                .containsExactly("PENDING_PAYMENT", "PLACED");
        assertThat(detail.text("/history/0/actorKind")).isEqualTo("GUEST");
        assertThat(detail.text("/history/1/requestId"))
                .isEqualTo(bought.headers().firstValue("X-Request-Id").orElseThrow());
    }

    @Test
    void one_key_is_one_order_and_another_body_is_refused() {
        var cart = shopper.cart(tea, 1);
        var first = shopper.buy(cart, "tok_approved", "key-" + cart);

        var again = shopper.buy(cart, "tok_approved", "key-" + cart);
        var other = shopper.buy(cart, "tok_slow", "key-" + cart);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.type()).isEqualTo("/problems/idempotency-key-reused");
        assertThat(shopper.stock(tea).at("/reserved").asInt()).isEqualTo(1);
    }

    @Test
    void a_bought_cart_cannot_be_bought_or_changed_again() {
        var cart = shopper.cart(tea, 1);
        shopper.buy(cart, "tok_approved");

        var again = shopper.buy(cart, "tok_approved");
        var change =
                shopper.post(
                        "/api/carts/" + cart + "/items",
                        "{\"sku\": \"%s\", \"quantity\": 1}".formatted(tea));

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.type()).isEqualTo("/problems/cart-checked-out");
        assertThat(change.status()).isEqualTo(409);
        assertThat(shopper.stock(tea).at("/reserved").asInt()).isEqualTo(1);
    }

    @Test
    void a_cancelled_order_gives_back_goods_and_money(@Autowired Reconciliation reconciliation) {
        var bought = shopper.buy(shopper.cart(tea, 2), "tok_approved");
        var id = bought.text("/id");

        var cancelled =
                shopper.asAdmin(
                        "POST", "/api/admin/orders/" + id + "/cancellation", "{\"reason\": \"x\"}");
        reconciliation.run();

        assertThat(cancelled.status()).isEqualTo(201);
        assertThat(cancelled.text("/status")).isEqualTo("CANCELLED");
        assertThat(shopper.stock(tea).at("/reserved").asInt()).isZero();
        var order = shopper.asAdmin("GET", "/api/admin/orders/" + id, "");
        assertThat(order.text("/order/payment/status")).isEqualTo("REFUNDED");
        assertThat(ledger.entriesOf(new OrderId(UUID.fromString(id)).value())).hasSize(8);
        var again =
                shopper.asAdmin(
                        "POST", "/api/admin/orders/" + id + "/cancellation", "{\"reason\": \"x\"}");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("/state")).isEqualTo("CANCELLED");
    }
}
