package dev.cartwright.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.hostile.Answering;
import dev.cartwright.hostile.Behaviour;
import dev.cartwright.hostile.Telling;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Payments that somebody has to look at before they are captured. */
@HostileTest
@ExtendWith(BooksBalance.class)
class ReviewTest extends ReviewShop {

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
    void one_that_is_found_by_asking_alone_is_in_review_as_well() {
        processor.behave("POST /v1/payment_intents", 1, Behaviour.of(Answering.COMMIT_THEN_HANG));
        var order = bought("pm_card_riskLevelElevated");
        assertThat(order.status()).isEqualTo(202);

        goOn();

        assertThat(state(till.payment(order))).isEqualTo("IN_REVIEW");
        assertThat(till.order(order)).isEqualTo("PLACED AUTHORIZED");
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
}
