package dev.cartwright.checkout;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cartwright.Merchant;
import dev.cartwright.StatementCount;
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

/** What costs nothing is bought without a payment; the rest of a purchase is as ever. */
@ShopTest
@ExtendWith(BooksBalance.class)
class FreePurchaseTest {

    @Autowired Shelves shelves;
    @Autowired Ledger ledger;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    Merchant merchant = new Merchant((_, _, _) -> "");
    Sku tea = new Sku("replaced");
    String code = "replaced";
    String cart = "replaced";

    @BeforeEach
    void a_cart_with_two_teas_and_a_code_that_gives_all_of_it() {
        shopper = new Shopper(port);
        merchant = new Merchant((method, path, body) -> shopper.asAdmin(method, path, body).body());
        tea = shelves.stocked(10, "19.99");
        code =
                merchant.code(
                        merchant.promotion(
                                """
                                {"name": "On the house", "codeRequired": true, "actions": [
                                    {"type": "goods", "off": {"percent": "100"}},
                                    {"type": "shipping"}]}
                                """),
                        "\"maxUses\": 1");
        cart = shopper.cart(tea, 2);
        shopper.post("/api/carts/" + cart + "/coupons", "{\"code\": \"%s\"}".formatted(code));
        await().atMost(ofSeconds(10))
                .until(() ->
                        shopper.get("/api/carts/" + cart)
                                .text("/totals/total/amount")
                                .equals("0.00"));
    }

    Answer take(String key) {
        return shopper.post("/api/carts/" + cart + "/checkout", "{}", "Idempotency-Key", key);
    }

    @Test
    void what_costs_something_needs_a_payment() {
        var other = shopper.cart(tea, 1);

        var refused =
                shopper.post(
                        "/api/carts/" + other + "/checkout",
                        "{}",
                        "Idempotency-Key",
                        "none-" + other);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/field")).isEqualTo("payment");
        assertThat(shopper.units(tea)).containsExactly(10, 0, 10);
        // The refusal is not kept: the same key buys with a payment.
        assertThat(shopper.buy(other, "tok_approved", "none-" + other).status()).isEqualTo(201);
    }

    @Test
    void a_payment_that_does_not_exist_is_refused_even_where_none_is_needed() {
        var refused =
                shopper.post(
                        "/api/carts/" + cart + "/checkout",
                        "{\"payment\": {\"processor\": \"barter\", \"token\": \"tok_cow\"}}",
                        "Idempotency-Key",
                        "barter-" + cart);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/field")).isEqualTo("payment.processor");
        assertThat(merchant.used(code)).isZero();
    }

    @Test
    void it_is_placed_at_once_and_nobody_is_asked_to_pay() {
        var bought = take("free-" + cart);

        assertThat(bought.status()).as(bought.body()).isEqualTo(201);
        assertThat(bought.text("/status")).isEqualTo("PLACED");
        assertThat(bought.text("/payment/status")).isEqualTo("NOT_REQUIRED");
        assertThat(bought.json().at("/payment").has("processor")).isFalse();
        assertThat(bought.text("/totals/discount/amount")).isEqualTo("39.98");
        assertThat(bought.text("/totals/total/amount")).isEqualTo("0.00");
        assertThat(merchant.used(code)).isEqualTo(1);
        assertThat(shopper.units(tea)).containsExactly(10, 2, 8);
        var order = bought.text("/id");
        assertThat(ledger.entriesOf(UUID.fromString(order)))
                .containsExactlyInAnyOrder(
                        new Entry(Account.DISCOUNTS, Money.parse("USD 39.98")),
                        new Entry(Account.REVENUE, Money.parse("USD -39.98")));
        assertThat(shopper.get("/api/carts/" + cart).text("/status")).isEqualTo("CHECKED_OUT");
        var seen =
                shopper.get("/api/orders/" + order, "X-Order-Token", bought.text("/accessToken"));
        assertThat(seen.text("/payment/status")).isEqualTo("NOT_REQUIRED");
    }

    @Test
    void the_same_key_at_once_and_again_gets_the_same_order() throws Exception {
        var key = "free-" + cart;

        var answers =
                Race.of(
                        IntStream.range(0, 16)
                                .mapToObj(_ -> (Callable<Answer>) () -> take(key))
                                .toList());

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers).extracting(it -> it.text("/id")).containsOnly(take(key).text("/id"));
        assertThat(merchant.used(code)).isEqualTo(1);
        assertThat(shopper.units(tea)).containsExactly(10, 2, 8);
    }

    /** Nothing later of the purchase is committed that would wait for the disk. */
    @Test
    void what_was_answered_outlives_a_crash_of_the_database() {
        var seen = StatementCount.everywhere(() -> take("free-" + cart)).statements();

        var closed = index(seen, "set_config('synchronous_commit', 'off', true)");
        assertThat(index(seen, "set local synchronous_commit to default")).isGreaterThan(closed);
        assertThat(closed).isNotNegative();
    }

    private static int index(List<String> statements, String part) {
        return IntStream.range(0, statements.size())
                .filter(i -> statements.get(i).contains(part))
                .reduce((_, last) -> last)
                .orElse(-1);
    }

    @Test
    void a_named_processor_hears_nothing_of_it() {
        var bought = shopper.buy(cart, "tok_declined");

        assertThat(bought.status()).as(bought.body()).isEqualTo(201);
        assertThat(bought.text("/payment/status")).isEqualTo("NOT_REQUIRED");
        var payments =
                shopper.asAdmin("GET", "/api/admin/payments?order=" + bought.text("/id"), "");
        assertThat(payments.json().at("/items")).isEmpty();
    }

    @Test
    void cancelled_its_goods_and_its_code_are_free_again_and_no_money_moves() {
        var order = take("free-" + cart).text("/id");
        var url = "/api/admin/orders/" + order;

        var refund =
                shopper.send(
                        "POST",
                        url + "/refunds",
                        "{\"reason\": \"x\"}",
                        "Authorization",
                        "Bearer " + shopper.adminKey(),
                        "Idempotency-Key",
                        "refund-" + order);
        assertThat(refund.type()).isEqualTo("/problems/nothing-is-left");

        var cancelled = shopper.asAdmin("POST", url + "/cancellation", "{\"reason\": \"x\"}");

        assertThat(cancelled.status()).as(cancelled.body()).isEqualTo(201);
        assertThat(cancelled.text("/payment/status")).isEqualTo("NOT_REQUIRED");
        assertThat(merchant.used(code)).isZero();
        assertThat(shopper.units(tea)).containsExactly(10, 0, 10);
    }
}
