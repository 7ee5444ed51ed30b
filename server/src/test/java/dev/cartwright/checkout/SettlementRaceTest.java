package dev.cartwright.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.MovableClock;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.kernel.Sku;
import dev.cartwright.payments.Exchanges;
import dev.cartwright.platform.Idempotency.Claim;
import dev.cartwright.processors.Exchange;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Outcome;
import dev.cartwright.processors.Outcome.NotFound;
import dev.cartwright.processors.Outcome.Succeeded;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@ShopTest
@ExtendWith(BooksBalance.class)
@TestPropertySource(properties = "cartwright.processors.answer-within=300ms")
class SettlementRaceTest {

    @Autowired Shelves shelves;
    @Autowired Settlement settlement;
    @Autowired Exchanges exchanges;
    @Autowired MovableClock clock;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);

    @BeforeEach
    void a_shopper() {
        shopper = new Shopper(port);
    }

    @Test
    void many_who_settle_one_payment_have_one_effect() throws Exception {
        var tea = shelves.stocked(50, "19.99");
        var sale = unsettled(tea);

        var answers =
                Race.of(IntStream.range(0, 20).mapToObj(_ -> settling(sale, yes(sale))).toList());

        assertThat(answers.stream().filter(Claim.Answered.class::isInstance)).hasSize(1);
        assertThat(shopper.stock(tea).at("/reserved").asInt()).isEqualTo(1);
    }

    @Test
    void a_late_yes_that_races_a_no_leaves_either_an_order_or_a_refund() throws Exception {
        var tea = shelves.stocked(50, "19.99");
        var sale = unsettled(tea);

        Race.of(
                IntStream.range(0, 20)
                        .mapToObj(i -> settling(sale, i % 2 == 0 ? yes(sale) : new NotFound()))
                        .toList());

        var order = shopper.asAdmin("GET", "/api/admin/orders/" + sale.order(), "");
        assertThat(order.text("/order/payment/status") + shopper.stock(tea).at("/reserved").asInt())
                .isIn("CAPTURED1", "REFUNDING0");
    }

    private Operation unsettled(Sku tea) {
        var pending = shopper.buy(shopper.cart(tea, 1), "tok_timeout");
        clock.move(Duration.ofSeconds(21));
        return exchanges.unsettled(100).stream()
                .filter(sale -> sale.order().toString().equals(pending.text("/id")))
                .findFirst()
                .orElseThrow();
    }

    private static Outcome yes(Operation sale) {
        return new Succeeded("reference", sale.amount());
    }

    private Callable<Claim> settling(Operation sale, Outcome outcome) {
        return () -> settlement.settle(sale, Exchange.of(outcome));
    }
}
