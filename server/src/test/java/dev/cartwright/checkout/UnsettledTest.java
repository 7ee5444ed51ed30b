package dev.cartwright.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.MovableClock;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.Shopper.Answer;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.ledger.Account;
import dev.cartwright.ledger.Ledger;
import dev.cartwright.payments.Exchanges;
import dev.cartwright.payments.PaymentProblem;
import dev.cartwright.payments.Payments;
import dev.cartwright.payments.Payments.Tender;
import dev.cartwright.platform.Channels;
import dev.cartwright.processors.Exchange;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Outcome.NotFound;
import dev.cartwright.processors.Outcome.Reversed;
import dev.cartwright.processors.Outcome.Succeeded;
import java.time.Duration;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of purchases whose payment nobody heard of in time. */
@ShopTest
@ExtendWith(BooksBalance.class)
@TestPropertySource(properties = "cartwright.processors.answer-within=300ms")
class UnsettledTest {

    @Autowired Shelves shelves;
    @Autowired Ledger ledger;
    @Autowired Reconciliation reconciliation;
    @Autowired Settlement settlement;
    @Autowired Payments payments;
    @Autowired Exchanges exchanges;
    @Autowired MovableClock clock;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    Sku tea = new Sku("replaced");

    @BeforeEach
    void ten_teas_on_the_shelf() {
        shopper = new Shopper(port);
        tea = shelves.stocked(10, "10.00");
    }

    @Test
    void an_unanswered_payment_that_was_taken_becomes_an_order() {
        var cart = shopper.cart(tea, 2);
        var pending = shopper.buy(cart, "tok_timeout", "key-" + cart);

        assertThat(pending.status()).isEqualTo(202);
        assertThat(pending.text("/status")).isEqualTo("PENDING_PAYMENT");
        var order = pending.headers().firstValue("Location").orElseThrow();
        var token = pending.text("/accessToken");
        reconciliation.run();
        assertThat(shopper.get(order, "X-Order-Token", token).text("/status"))
                .as("too early to ask")
                .isEqualTo("PENDING_PAYMENT");

        clock.move(Duration.ofSeconds(21));
        reconciliation.run();

        assertThat(shopper.get(order, "X-Order-Token", token).text("/status")).isEqualTo("PLACED");
        assertThat(shopper.stock(tea).at("/reserved").asInt()).isEqualTo(2);
        var again = shopper.buy(cart, "tok_timeout", "key-" + cart);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text("/accessToken")).isEqualTo(token);
    }

    @Test
    void an_unanswered_payment_that_was_never_taken_gives_everything_back() {
        var cart = shopper.cart(tea, 2);
        var pending = shopper.buy(cart, "tok_timeout_lost", "key-" + cart);
        assertThat(pending.status()).isEqualTo(202);
        assertThat(shopper.buy(cart, "tok_timeout_lost", "key-" + cart).status()).isEqualTo(202);

        clock.move(Duration.ofSeconds(21));
        reconciliation.run();

        assertThat(shopper.stock(tea).at("/reserved").asInt()).isZero();
        assertThat(shopper.get("/api/carts/" + cart).text("/status")).isEqualTo("OPEN");
        var again = shopper.buy(cart, "tok_timeout_lost", "key-" + cart);
        assertThat(again.status()).isEqualTo(402);
        assertThat(again.type()).isEqualTo("/problems/payment-not-taken");
        assertThat(shopper.buy(cart, "tok_approved").status()).isEqualTo(201);
    }

    @Test
    void a_slow_answer_in_time_is_an_answer() {
        assertThat(shopper.buy(shopper.cart(tea, 1), "tok_slow").status()).isEqualTo(201);
    }

    @Test
    void money_that_comes_after_the_order_was_given_up_goes_back_by_itself() {
        reconciliation.run();
        var before = ledger.balance(Account.PROCESSOR_RECEIVABLE, CurrencyUnit.USD);
        var owed = ledger.balance(Account.REFUND_PAYABLE, CurrencyUnit.USD);
        var sale = unsettled(shopper.buy(shopper.cart(tea, 2), "tok_timeout"));
        settlement.settle(sale, Exchange.of(new NotFound()));
        assertThat(shopper.stock(tea).at("/reserved").asInt()).isZero();

        settlement.settle(sale, late(sale));
        settlement.settle(sale, late(sale));
        assertThat(status(sale)).isEqualTo("REFUNDING");
        reconciliation.run();

        assertThat(status(sale)).isEqualTo("REFUNDED");
        assertThat(shopper.stock(tea).at("/reserved").asInt()).isZero();
        assertThat(ledger.balance(Account.PROCESSOR_RECEIVABLE, CurrencyUnit.USD))
                .isEqualTo(before);
        assertThat(ledger.balance(Account.REFUND_PAYABLE, CurrencyUnit.USD)).isEqualTo(owed);
    }

    @Test
    void an_order_paid_after_its_hold_expired_gets_its_goods_if_they_are_still_there() {
        var sale = unsettled(shopper.buy(shopper.cart(tea, 10), "tok_timeout"));
        shelves.inventory().release(sale.order(), "as an expired hold");

        settlement.settle(sale, late(sale));

        assertThat(status(sale)).isEqualTo("CAPTURED");
        assertThat(shopper.stock(tea).at("/reserved").asInt()).isEqualTo(10);
    }

    @Test
    void an_order_paid_after_its_goods_went_to_others_gets_its_money_back() {
        var cart = shopper.cart(tea, 10);
        var sale = unsettled(shopper.buy(cart, "tok_timeout"));
        shelves.inventory().release(sale.order(), "as an expired hold");
        assertThat(shopper.buy(shopper.cart(tea, 1), "tok_approved").status()).isEqualTo(201);

        settlement.settle(sale, late(sale));
        reconciliation.run();

        assertThat(status(sale)).isEqualTo("REFUNDED");
        assertThat(shopper.get("/api/carts/" + cart).text("/status")).isEqualTo("OPEN");
        assertThat(shopper.stock(tea).at("/reserved").asInt()).isEqualTo(1);
    }

    @Test
    void a_purchase_given_up_before_it_was_sent_is_never_sent(
            @Autowired TransactionTemplate transaction, @Autowired DSLContext db) {
        var sale =
                transaction.execute(_ ->
                        payments.open(
                                new OrderId(UUID.randomUUID()),
                                Channels.DEFAULT,
                                new Tender("sandbox", "tok_approved", "US", null, null),
                                Money.parse("USD 1.00")));
        assertThat(exchanges.ask(sale).outcome()).isEqualTo(new NotFound());

        assertThatThrownBy(() -> exchanges.send(sale)).isInstanceOf(PaymentProblem.class);

        var taken = "select count(*) from sandbox.operations where operation_id = ?";
        assertThat(db.fetchSingle(taken, sale.id()).get(0, int.class)).isZero();
        boolean settled =
                transaction.execute(_ -> payments.settle(sale, Exchange.of(new NotFound())));
        assertThat(settled).isTrue();
    }

    @Test
    void a_purchase_given_up_at_the_processor_is_given_up_here(@Autowired Settlements all) {
        var cart = shopper.cart(tea, 2);
        var sale = unsettled(shopper.buy(cart, "tok_timeout_lost"));

        all.settle(sale, Exchange.of(new Reversed("abandoned")));

        assertThat(status(sale)).isEqualTo("DECLINED");
        assertThat(shopper.stock(tea).at("/reserved").asInt()).isZero();
        assertThat(shopper.get("/api/carts/" + cart).text("/status")).isEqualTo("OPEN");
    }

    @Test
    void all_that_is_told_of_a_purchase_that_nobody_paid_in_time(
            @Autowired DSLContext db, @Autowired ConfigurableApplicationContext server) {
        try (var chronicle = new Chronicle(server, db, shopper)) {
            var pending = shopper.buy(shopper.cart(tea, 2), "tok_timeout_lost");
            clock.move(Duration.ofMinutes(2));
            reconciliation.run();

            assertThat(chronicle.of(pending))
                    .isEqualTo(
                            """
                            events: OrderPaymentFailed
                            movements: RESERVED 2, RELEASED 2
                            postings:\s
                            mails: payment-problem
                            """);
        }
    }

    @Test
    void all_that_is_told_of_money_that_comes_after_the_order_was_given_up(
            @Autowired DSLContext db, @Autowired ConfigurableApplicationContext server) {
        try (var chronicle = new Chronicle(server, db, shopper)) {
            var pending = shopper.buy(shopper.cart(tea, 2), "tok_timeout");
            var sale = unsettled(pending);
            settlement.settle(sale, Exchange.of(new NotFound()));
            settlement.settle(sale, late(sale));
            reconciliation.run();

            assertThat(chronicle.of(pending))
                    .isEqualTo(
                            """
                            events:\s
                            movements: RESERVED 2, RELEASED 2
                            postings: payment-captured 27.44, refund-granted 27.44, refund-paid 27.44
                            mails:\s
                            """);
        }
    }

    private static Exchange late(Operation sale) {
        return Exchange.of(new Succeeded("late", sale.amount()));
    }

    /** Asked for as the reconciliation would, so that it does not ask meanwhile. */
    private Operation unsettled(Answer pending) {
        clock.move(Duration.ofSeconds(21));
        return exchanges.unsettled(100).stream()
                .filter(sale -> sale.order().toString().equals(pending.text("/id")))
                .findFirst()
                .orElseThrow();
    }

    private String status(Operation sale) {
        return shopper.asAdmin("GET", "/api/admin/orders/" + sale.order(), "")
                .text("/order/payment/status");
    }
}
