package dev.cartwright.checkout;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.MovableClock;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.Shopper.Answer;
import dev.cartwright.kernel.Sku;
import dev.cartwright.payments.Operation;
import dev.cartwright.payments.Outcome;
import dev.cartwright.payments.Outcome.Approved;
import dev.cartwright.payments.Outcome.NotFound;
import dev.cartwright.payments.Payments;
import dev.cartwright.platform.Auditor;
import dev.cartwright.platform.Idempotency.Claim;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ShopTest
class PurchaseRaceTest {

    @Autowired Shelves shelves;
    @Autowired Auditor auditor;
    @Autowired Settlement settlement;
    @Autowired Payments payments;
    @Autowired MovableClock clock;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);

    @BeforeEach
    void a_shopper() {
        shopper = new Shopper(port);
    }

    @AfterEach
    void the_books_balance() {
        assertThat(auditor.audit().violations()).isEmpty();
    }

    @Test
    void two_hundred_carts_race_for_fifty_units_and_exactly_fifty_win() throws Exception {
        var tea = shelves.stocked(50, "19.99");
        var carts = IntStream.range(0, 200).mapToObj(_ -> shopper.cart(tea, 1)).toList();

        var answers = race(carts.stream().map(cart -> patiently(cart, "key-" + cart)).toList());

        assertThat(answers.stream().collect(groupingBy(Answer::status, counting())))
                .isEqualTo(Map.of(201, 50L, 409, 150L));
        assertThat(answers.stream().filter(it -> it.status() == 409).map(Answer::type))
                .containsOnly("/problems/out-of-stock");
        assertThat(shopper.stock(tea).toString())
                .isEqualTo("{\"location\":\"main\",\"onHand\":50,\"reserved\":50,\"available\":0}");
    }

    @Test
    void one_key_sent_fifty_times_at_once_is_one_order_and_one_answer() throws Exception {
        var tea = shelves.stocked(50, "19.99");
        var cart = shopper.cart(tea, 1);

        var answers =
                race(
                        IntStream.range(0, 50)
                                .mapToObj(_ -> patiently(cart, "one-key-" + cart))
                                .toList());

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers).extracting(Answer::body).containsOnly(answers.getFirst().body());
        assertThat(shopper.stock(tea).at("/reserved").asInt()).isEqualTo(1);
    }

    @Test
    void two_keys_on_one_cart_are_one_order_and_one_refusal() throws Exception {
        var tea = shelves.stocked(50, "19.99");
        var cart = shopper.cart(tea, 1);

        var answers = race(List.of(patiently(cart, "a-" + cart), patiently(cart, "b-" + cart)));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
        assertThat(answers.stream().filter(it -> it.status() == 409).map(Answer::type))
                .containsExactly("/problems/cart-checked-out");
        assertThat(shopper.stock(tea).at("/reserved").asInt()).isEqualTo(1);
    }

    @Test
    void many_who_settle_one_payment_have_one_effect() throws Exception {
        var tea = shelves.stocked(50, "19.99");
        var sale = unsettled(tea);

        var answers = race(IntStream.range(0, 20).mapToObj(_ -> settling(sale, yes())).toList());

        assertThat(answers.stream().filter(Claim.Answered.class::isInstance)).hasSize(1);
        assertThat(shopper.stock(tea).at("/reserved").asInt()).isEqualTo(1);
    }

    @Test
    void a_late_yes_that_races_a_no_leaves_either_an_order_or_a_refund() throws Exception {
        var tea = shelves.stocked(50, "19.99");
        var sale = unsettled(tea);

        race(
                IntStream.range(0, 20)
                        .mapToObj(i -> settling(sale, i % 2 == 0 ? yes() : new NotFound()))
                        .toList());

        var order = shopper.asAdmin("GET", "/api/admin/orders/" + sale.order(), "");
        assertThat(order.text("/order/payment/status") + shopper.stock(tea).at("/reserved").asInt())
                .isIn("CAPTURED1", "REFUNDING0");
    }

    private Operation unsettled(Sku tea) {
        shopper.buy(shopper.cart(tea, 1), "tok_timeout");
        clock.move(Duration.ofSeconds(16));
        return payments.unsettled(100).stream()
                .filter(operation -> operation.kind() == Operation.Kind.SALE)
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private static Outcome yes() {
        return new Approved("reference");
    }

    private Callable<Claim> settling(Operation sale, Outcome outcome) {
        return () -> settlement.settle(sale, outcome);
    }

    /** As a good client does: what may pass is tried again. */
    private Callable<Answer> patiently(String cart, String key) {
        return () -> {
            var answer = shopper.buy(cart, "tok_approved", key);
            for (int tries = 0; tries < 100 && toBeTriedAgain(answer); tries++) {
                Thread.sleep(50);
                answer = shopper.buy(cart, "tok_approved", key);
            }
            return answer;
        };
    }

    private static boolean toBeTriedAgain(Answer answer) {
        return answer.http().headers().firstValue("Retry-After").isPresent();
    }

    private static <T> List<T> race(List<Callable<T>> runners) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(runners).stream().map(Future::resultNow).toList();
        }
    }
}
