package dev.cartwright.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.MovableClock;
import dev.cartwright.checkout.HostileShop.Mail;
import dev.cartwright.checkout.HostileShop.Whims;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.Shopper.Answer;
import dev.cartwright.hostile.Answering;
import dev.cartwright.hostile.Behaviour;
import dev.cartwright.hostile.HostileProcessor;
import dev.cartwright.hostile.Telling;
import dev.cartwright.processors.HostileLine;
import dev.cartwright.webhooks.WebhookRuns;
import java.time.Duration;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Captures, refunds and what else becomes of a payment once its purchase stands. */
@HostileTest
@ExtendWith(BooksBalance.class)
class StripeMovesTest {

    @Autowired Shelves shelves;
    @Autowired Reconciliation reconciliation;
    @Autowired WebhookRuns webhooks;
    @Autowired HostileProcessor processor;
    @Autowired HostileLine line;
    @Autowired Whims whims;
    @Autowired MovableClock clock;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    Mail mail;
    Till till = new Till(shopper);

    @BeforeEach
    void an_honest_processor() {
        shopper = new Shopper(port);
        mail = new Mail(processor, shopper, clock);
        till = new Till(shopper);
        line.tell(_ -> {});
        whims.be(0, 1);
    }

    @Test
    void a_capture_that_hangs_is_sent_again_with_the_same_key_and_counts_once() {
        var order = bought();
        var payment = till.payment(order);
        processor.behave(
                "POST /v1/payment_intents/*/capture", 1, Behaviour.of(Answering.COMMIT_THEN_HANG));
        assertThat(till.move(payment, "captures").status()).isEqualTo(202);

        askFor(Duration.ofMinutes(5));

        assertThat(till.detail(payment).text("/payment/state")).isEqualTo("CAPTURED");
        assertThat(processor.books().intent(till.reference(order)).captured()).isEqualTo(1_672);
    }

    @Test
    void a_refund_that_fails_later_is_owed_again() {
        var order = paidBack();

        processor.failRefund(refund(order), clock.instant());
        mail.deliver();
        webhooks.run();

        assertIsOwed(order);
    }

    /** An event is told once or more, and lost where nobody is there to hear it. */
    @Test
    void a_refund_that_fails_unheard_is_owed_again_once_it_is_looked_after() {
        var order = paidBack();
        for (var event : List.of("refund.updated", "refund.failed")) {
            processor.behave(event, 1, Behaviour.telling(Telling.of(Telling.Manner.DROP)));
        }
        clock.move(Duration.ofDays(2));
        reconciliation.run();
        processor.failRefund(refund(order), clock.instant());
        assertThat(mail.deliver()).isZero();

        clock.move(Duration.ofDays(4));
        reconciliation.run();
        assertThat(till.order(order)).isEqualTo("CANCELLED REFUNDED");
        clock.move(Duration.ofDays(1).plusMinutes(2));
        reconciliation.run();

        assertIsOwed(order);
    }

    @Test
    void a_refund_that_stays_paid_is_looked_after_three_times() {
        var order = paidBack();

        for (int day = 0; day < 40; day++) {
            clock.move(Duration.ofDays(1));
            reconciliation.run();
        }

        assertThat(till.order(order)).isEqualTo("CANCELLED REFUNDED");
        assertThat(
                        db.fetchSingle(
                                        "select count(*) from payments.payment_transactions"
                                                + " where recheck_at is not null")
                                .get(0, int.class))
                .isZero();
    }

    @Test
    void an_authorisation_that_expires_is_no_longer_there_to_be_taken() {
        var order = bought();

        processor.expire(till.reference(order), "automatic", clock.instant());
        mail.deliver();
        webhooks.run();

        assertThat(till.order(order)).isEqualTo("PLACED EXPIRED");
        assertThat(till.move(till.payment(order), "captures").status()).isEqualTo(409);
    }

    @Test
    void what_is_captured_while_the_order_is_cancelled_is_paid_back() {
        var order = bought();
        var payment = till.payment(order);
        processor.behave(
                "POST /v1/payment_intents/*/capture", 1, Behaviour.of(Answering.COMMIT_THEN_HANG));
        till.move(payment, "captures");

        cancel(order);
        askFor(Duration.ofMinutes(10));

        assertThat(till.order(order)).isEqualTo("CANCELLED REFUNDED");
        assertThat(processor.books().intent(till.reference(order)).kept()).isZero();
    }

    private Answer bought() {
        return till.buy(shopper.cart(shelves.stocked(10, "10.00"), 1), "pm_card_visa");
    }

    /** Returns an order whose money went back as it was cancelled, and all events of it. */
    private Answer paidBack() {
        var order = bought();
        till.move(till.payment(order), "captures");
        cancel(order);
        askFor(Duration.ofMinutes(1));
        while (mail.deliver() > 0) {
            webhooks.run();
        }
        assertThat(till.order(order)).isEqualTo("CANCELLED REFUNDED");
        return order;
    }

    private void cancel(Answer order) {
        shopper.asAdmin(
                "POST",
                "/api/admin/orders/" + order.text("/id") + "/cancellation",
                "{\"reason\": \"changed their mind\"}");
    }

    private String refund(Answer order) {
        return db.fetchSingle(
                        "select operation.reference from payments.payment_transactions operation"
                                + " join payments.payments using (payment_id)"
                                + " where order_id = cast(? as uuid) and kind = 'REFUND'",
                        order.text("/id"))
                .get(0, String.class);
    }

    private void assertIsOwed(Answer order) {
        var payment = till.payment(order);
        assertThat(till.order(order)).isEqualTo("CANCELLED REFUNDING");
        assertThat(till.detail(payment).text("/payment/refunding/amount")).isEqualTo("16.72");
        assertThat(unsettled()).contains(payment);
    }

    /** All of them: other tests may have left some. */
    private String unsettled() {
        var all = new StringBuilder();
        var page = "/api/admin/payments/operations?limit=100";
        for (var next = page; !next.isEmpty(); ) {
            var found = shopper.asAdmin("GET", next, "");
            all.append(found.body());
            var more = found.json().at("/next").isString();
            next = more ? page + "&after=" + found.text("/next") : "";
        }
        return all.toString();
    }

    /** The clock goes on, and what is due is asked. */
    private void askFor(Duration time) {
        for (int i = 0; i < 20; i++) {
            clock.move(time.dividedBy(20));
            reconciliation.run();
        }
    }
}
