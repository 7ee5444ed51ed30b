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

/** Payments that somebody has to look at before they are captured. */
@HostileTest
@ExtendWith(BooksBalance.class)
class ReviewTest {

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
        hear();
    }

    @Test
    void what_is_in_review_is_not_captured() {
        var order = bought("pm_card_riskLevelElevated");
        var payment = till.payment(order);

        assertThat(state(payment)).isEqualTo("IN_REVIEW");
        assertThat(till.order(order)).isEqualTo("PLACED AUTHORIZED");
        var refused = till.move(payment, "captures");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.type()).isEqualTo("/problems/payment-not-ready");
        assertThat(refused.text("/detail"))
                .isEqualTo("The payment is IN_REVIEW: a person has to look at it first.");
        assertThat(processor.books().intent(till.reference(order)).captured()).isZero();

        hear();
        assertThat(state(payment)).isEqualTo("IN_REVIEW");
        assertThat(count(payment, "review")).isZero();
    }

    @Test
    void a_payment_in_no_review_is_not_decided_about() {
        var payment = till.payment(bought("pm_card_visa"));

        for (var decision : List.of("APPROVE", "REJECT")) {
            var refused = decide(payment, decision);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.type()).isEqualTo("/problems/payment-not-ready");
        }
        assertThat(decide("0195512a-0000-7000-8000-00000000000a", "APPROVE").status())
                .isEqualTo(404);
        assertThat(decide(payment, "MAYBE").status()).isEqualTo(400);
        assertThat(state(payment)).isEqualTo("AUTHORIZED");
    }

    @Test
    void a_review_that_opens_later_holds_the_payment_and_its_approval_lets_it_go() {
        var order = bought("pm_card_visa");
        var payment = till.payment(order);
        for (var event : List.of("review.opened", "review.closed")) {
            processor.behave(event, 1, Behaviour.telling(Telling.of(Telling.Manner.DUPLICATE)));
        }

        processor.openReview(till.reference(order), clock.instant());
        hear();
        assertThat(state(payment)).isEqualTo("IN_REVIEW");
        processor.closeReview(till.reference(order), "approved", clock.instant());
        hear();

        assertThat(state(payment)).isEqualTo("AUTHORIZED");
        assertThat(count(payment, "review")).isEqualTo(2);
        assertThat(till.move(payment, "captures").status()).isEqualTo(201);
        assertThat(state(payment)).isEqualTo("CAPTURED");
    }

    @Test
    void a_review_that_closes_before_it_is_heard_to_open_stays_decided() {
        var order = bought("pm_card_visa");
        var payment = till.payment(order);
        processor.behave(
                "review.opened", 1, Behaviour.telling(Telling.late(Duration.ofMinutes(10))));
        processor.openReview(till.reference(order), clock.instant());
        processor.closeReview(till.reference(order), "approved", clock.instant());
        hear();
        assertThat(state(payment)).isEqualTo("AUTHORIZED");

        clock.move(Duration.ofMinutes(11));
        hear();

        assertThat(state(payment)).isEqualTo("AUTHORIZED");
        assertThat(count(payment, "review")).isEqualTo(1);
    }

    @Test
    void what_the_processor_s_staff_rejects_is_given_up() {
        var order = bought("pm_card_riskLevelElevated");
        var payment = till.payment(order);

        processor.closeReview(till.reference(order), "refunded_as_fraud", clock.instant());
        hear();
        reconciliation.run();

        assertThat(state(payment)).isEqualTo("CANCELLED");
        assertThat(till.order(order)).isEqualTo("PLACED VOIDED");
        assertThat(processor.books().intent(till.reference(order)).voided()).isEqualTo(1_672);
        hear();
        assertThat(state(payment)).isEqualTo("CANCELLED");
    }

    @Test
    void one_that_is_known_from_its_events_alone_is_in_review_as_well() {
        processor.behave("POST /v1/payment_intents", 1, Behaviour.of(Answering.COMMIT_THEN_HANG));
        var order = bought("pm_card_riskLevelElevated");
        assertThat(order.status()).isEqualTo(202);
        hear();
        var payment = till.payment(order);
        assertThat(state(payment)).isEqualTo("IN_REVIEW");

        assertThat(decide(payment, "REJECT").text("/state")).isEqualTo("CANCELLED");
    }

    @Test
    void the_staff_approves_or_rejects_and_that_stays_whatever_is_heard_later() {
        var approved = bought("pm_card_riskLevelElevated");
        var rejected = bought("pm_card_riskLevelElevated");

        assertThat(decide(till.payment(approved), "APPROVE").text("/state"))
                .isEqualTo("AUTHORIZED");
        assertThat(decide(till.payment(rejected), "REJECT").text("/state")).isEqualTo("CANCELLED");
        processor.closeReview(till.reference(approved), "refunded_as_fraud", clock.instant());
        hear();
        reconciliation.run();

        assertThat(state(till.payment(approved))).isEqualTo("AUTHORIZED");
        assertThat(state(till.payment(rejected))).isEqualTo("CANCELLED");
        assertThat(till.order(rejected)).isEqualTo("PLACED VOIDED");
        assertThat(processor.books().intent(till.reference(rejected)).voided()).isEqualTo(1_672);
        assertThat(decide(till.payment(approved), "APPROVE").status()).isEqualTo(409);
        assertThat(till.detail(till.payment(approved)).body())
                .contains("\"REVIEWED\"")
                .contains("APPROVED: called them");
    }

    @Test
    void an_order_in_review_is_cancelled_as_any_other() {
        var order = bought("pm_card_riskLevelElevated");

        shopper.asAdmin(
                "POST",
                "/api/admin/orders/" + order.text("/id") + "/cancellation",
                "{\"reason\": \"changed their mind\"}");
        reconciliation.run();
        hear();

        assertThat(state(till.payment(order))).isEqualTo("CANCELLED");
        assertThat(till.order(order)).isEqualTo("CANCELLED VOIDED");
    }

    @Test
    void what_is_captured_already_is_not_stopped() {
        var order = bought("pm_card_visa");
        var payment = till.payment(order);
        till.move(payment, "captures");

        processor.openReview(till.reference(order), clock.instant());
        hear();

        assertThat(state(payment)).isEqualTo("CAPTURED");
    }

    private Answer bought(String card) {
        return till.buy(shopper.cart(shelves.stocked(10, "10.00"), 1), card);
    }

    private String state(String payment) {
        return till.detail(payment).text("/payment/state");
    }

    private Answer decide(String payment, String decision) {
        return shopper.asAdmin(
                "POST",
                "/api/admin/payments/" + payment + "/review",
                "{\"decision\": \"%s\", \"note\": \"called them\"}".formatted(decision));
    }

    /** How many events of its history came of news of such a kind. */
    private int count(String payment, String kind) {
        return db.fetchSingle(
                        "select count(*) from payments.payment_events"
                                + " where payment_id = cast(? as uuid) and facts like ?",
                        payment,
                        "%event evt%" + kind + ".%")
                .get(0, int.class);
    }

    /** All that is told by now has come, and counts. */
    private void hear() {
        do {
            webhooks.run();
        } while (mail.deliver() > 0);
        clock.move(Duration.ofSeconds(6));
        mail.deliver();
        webhooks.run();
    }
}
