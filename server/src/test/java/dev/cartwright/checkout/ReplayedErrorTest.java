package dev.cartwright.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.MovableClock;
import dev.cartwright.checkout.HostileShop.Whims;
import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.Shopper.Answer;
import dev.cartwright.hostile.Answering;
import dev.cartwright.hostile.Behaviour;
import dev.cartwright.hostile.Books;
import dev.cartwright.hostile.HostileProcessor;
import dev.cartwright.processors.HostileLine;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A processor that says "500", and would say it again under the same key for a day: whether it did
 * what it was asked is found out by asking, and nothing is sent twice.
 */
@HostileTest
@ExtendWith(BooksBalance.class)
class ReplayedErrorTest {

    private static final String CAPTURE = "POST /v1/payment_intents/*/capture";
    private static final String CANCEL = "POST /v1/payment_intents/*/cancel";
    private static final String REFUND = "POST /v1/refunds";

    @Autowired Shelves shelves;
    @Autowired Reconciliation reconciliation;
    @Autowired HostileProcessor processor;
    @Autowired HostileLine line;
    @Autowired Whims whims;
    @Autowired MovableClock clock;
    @LocalServerPort int port;

    Shopper shopper = new Shopper(0);
    Till till = new Till(shopper);
    Answer order;
    String payment = "";

    /** 16.72. */
    @BeforeEach
    void a_tea_is_authorised() {
        shopper = new Shopper(port);
        till = new Till(shopper);
        line.tell(_ -> {});
        whims.be(0, 1);
        order = till.buy(shopper.cart(shelves.stocked(10, "10.00"), 1), "pm_card_visa");
        payment = till.payment(order);
    }

    @Test
    void a_capture_that_was_done_is_found_and_not_sent_again() {
        processor.behave(CAPTURE, 1, Behaviour.of(Answering.COMMIT_THEN_500));
        assertThat(till.move(payment, "captures").status()).isEqualTo(202);
        var posts = line.posts();

        askFor(Duration.ofMinutes(1));

        assertThat(line.posts()).isEqualTo(posts);
        assertThat(operations()).containsExactly("AUTHORIZE SUCCEEDED", "CAPTURE SUCCEEDED");
        assertThat(books().captured()).isEqualTo(1_672);
    }

    @Test
    void a_capture_that_was_not_done_is_given_up_once_that_is_proof_and_may_be_taken_anew() {
        processor.behave(CAPTURE, 1, Behaviour.of(Answering.FAIL_500));
        till.move(payment, "captures");
        var posts = line.posts();

        askFor(Duration.ofMinutes(9));
        assertThat(operations()).containsExactly("AUTHORIZE SUCCEEDED", "CAPTURE UNKNOWN");
        assertThat(till.move(payment, "captures").status()).isEqualTo(409);

        askFor(Duration.ofMinutes(10));
        assertThat(line.posts()).isEqualTo(posts);
        assertThat(operations()).containsExactly("AUTHORIZE SUCCEEDED", "CAPTURE NOT_FOUND");
        assertThat(books().captured()).isZero();

        assertThat(till.move(payment, "captures").status()).isEqualTo(201);
        assertThat(books().captured()).isEqualTo(1_672);
        assertThat(till.detail(payment).text("/payment/state")).isEqualTo("CAPTURED");
    }

    @Test
    void what_was_lost_is_sent_again_until_it_is_answered_with_an_error() {
        processor.behave(CAPTURE, 2, Behaviour.of(Answering.HANG_WITHOUT_COMMIT));
        processor.behave(CAPTURE, 1, Behaviour.of(Answering.FAIL_500));
        till.move(payment, "captures");
        var posts = line.posts();

        askFor(Duration.ofMinutes(4));
        assertThat(line.posts()).isEqualTo(posts + 2);

        askFor(Duration.ofHours(2));
        assertThat(line.posts()).isEqualTo(posts + 2);
        assertThat(operations()).containsExactly("AUTHORIZE SUCCEEDED", "CAPTURE NOT_FOUND");
        assertThat(books().captured()).isZero();
    }

    @Test
    void a_void_that_was_done_is_found() {
        processor.behave(CANCEL, 1, Behaviour.of(Answering.COMMIT_THEN_500));
        assertThat(till.move(payment, "voids").status()).isEqualTo(202);
        var posts = line.posts();

        askFor(Duration.ofMinutes(1));

        assertThat(line.posts()).isEqualTo(posts);
        assertThat(operations()).containsExactly("AUTHORIZE SUCCEEDED", "VOID SUCCEEDED");
        assertThat(books().voided()).isEqualTo(1_672);
    }

    @Test
    void of_a_cancelled_order_a_void_that_was_not_done_is_sent_under_another_key() {
        // Of this order alone: the same hours bring other orders' voids, too.
        var cancel = CANCEL.replace("*", till.reference(order));
        processor.behave(cancel, 1, Behaviour.of(Answering.FAIL_500));
        shopper.asAdmin(
                "POST",
                "/api/admin/orders/" + order.text("/id") + "/cancellation",
                "{\"reason\": \"changed their mind\"}");

        askFor(Duration.ofHours(2));

        assertThat(operations())
                .containsExactly("AUTHORIZE SUCCEEDED", "VOID NOT_FOUND", "VOID SUCCEEDED");
        assertThat(books().voided()).isEqualTo(1_672);
        assertThat(till.detail(payment).text("/payment/state")).isEqualTo("CANCELLED");
    }

    @Test
    void of_a_cancelled_order_a_void_that_is_refused_is_asked_for_again_later_and_later() {
        var cancel = CANCEL.replace("*", till.reference(order));
        processor.behave(cancel, 2, Behaviour.of(Answering.REFUSE));
        shopper.asAdmin(
                "POST",
                "/api/admin/orders/" + order.text("/id") + "/cancellation",
                "{\"reason\": \"changed their mind\"}");

        askFor(Duration.ofMinutes(2));

        assertThat(operations())
                .containsExactly(
                        "AUTHORIZE SUCCEEDED", "VOID DECLINED", "VOID DECLINED", "VOID SUCCEEDED");
        assertThat(books().voided()).isEqualTo(1_672);
        assertThat(till.detail(payment).text("/payment/state")).isEqualTo("CANCELLED");
    }

    @Test
    void a_refund_that_was_done_is_found_and_cannot_be_sent_again() {
        till.move(payment, "captures");
        processor.behave(REFUND, 1, Behaviour.of(Answering.COMMIT_THEN_500));
        var refund = giveBack();
        assertThat(refund.status()).isEqualTo(202);
        var posts = line.posts();
        assertThat(retry(refund).type()).isEqualTo("/problems/refund-not-failed");

        askFor(Duration.ofMinutes(1));

        assertThat(line.posts()).isEqualTo(posts);
        assertThat(operations())
                .containsExactly("AUTHORIZE SUCCEEDED", "CAPTURE SUCCEEDED", "REFUND SUCCEEDED");
        assertThat(retry(refund).type()).isEqualTo("/problems/refund-not-failed");
        assertThat(books().refunded()).isEqualTo(1_672);
    }

    @Test
    void a_refund_that_was_not_done_stays_owed_until_a_person_has_it_sent_again() {
        till.move(payment, "captures");
        processor.behave(REFUND, 1, Behaviour.of(Answering.FAIL_500));
        var refund = giveBack();
        var posts = line.posts();
        askFor(Duration.ofMinutes(9));
        assertThat(retry(refund).type()).isEqualTo("/problems/refund-not-failed");

        askFor(Duration.ofMinutes(10));
        assertThat(line.posts()).isEqualTo(posts);
        assertThat(books().refunded()).isZero();
        assertThat(till.detail(payment).text("/payment/refunding/amount")).isEqualTo("16.72");
        assertThat(till.order(order)).isEqualTo("PLACED REFUNDING");

        assertThat(retry(refund).status()).isEqualTo(201);
        assertThat(operations())
                .containsExactly(
                        "AUTHORIZE SUCCEEDED",
                        "CAPTURE SUCCEEDED",
                        "REFUND REPLACED",
                        "REFUND SUCCEEDED");
        assertThat(books().refunded()).isEqualTo(1_672);
    }

    private Answer giveBack() {
        return shopper.post(
                "/api/admin/orders/" + order.text("/id") + "/refunds",
                "{\"reason\": \"broken\"}",
                "Idempotency-Key",
                UUID.randomUUID().toString(),
                "Authorization",
                "Bearer " + shopper.adminKey());
    }

    private Answer retry(Answer refund) {
        return shopper.asAdmin("POST", "/api/admin/refunds/" + refund.text("/id") + "/retry", "");
    }

    private Books.Money books() {
        return processor.books().intent(till.reference(order));
    }

    private List<String> operations() {
        return till.detail(payment)
                .json()
                .at("/operations")
                .valueStream()
                .map(it -> it.at("/kind").asString() + " " + it.at("/status").asString())
                .toList();
    }

    /** The clock goes on, and what is due is asked. */
    private void askFor(Duration time) {
        for (int i = 0; i < 20; i++) {
            clock.move(time.dividedBy(20));
            reconciliation.run();
        }
    }
}
