package dev.cartwright.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.checkout.Shopper.Answer;
import dev.cartwright.hostile.Answering;
import dev.cartwright.hostile.Behaviour;
import dev.cartwright.hostile.Telling;
import dev.cartwright.payments.Payments;
import dev.cartwright.payments.Settling;
import dev.cartwright.processors.Exchange;
import dev.cartwright.processors.Outcome.Succeeded;
import java.util.List;
import java.util.UUID;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

/** What is told of a review while nothing can follow from it yet follows later. */
@HostileTest
@ExtendWith(BooksBalance.class)
class ReviewDuringCaptureTest extends ReviewShop {

    private static final String CAPTURE = "POST /v1/payment_intents/*/capture";

    @Autowired Payments payments;
    @Autowired Settling settling;

    @Test
    void a_capture_that_is_refused_leaves_what_is_to_be_looked_at_in_review() {
        var order = underWay();
        var payment = till.payment(order);
        processor.openReview(till.reference(order), clock.instant());
        hear();
        assertThat(state(payment)).isEqualTo("AUTHORIZED");

        goOn();

        assertThat(operations(payment)).containsExactly("AUTHORIZE SUCCEEDED", "CAPTURE DECLINED");
        assertThat(state(payment)).isEqualTo("IN_REVIEW");
        assertThat(till.move(payment, "captures").status()).isEqualTo(409);
        assertThat(decide(payment, "REJECT").text("/state")).isEqualTo("CANCELLED");
    }

    @Test
    void a_capture_that_is_refused_gives_up_what_was_rejected() {
        var order = underWay();
        var payment = till.payment(order);
        reject(order);
        assertThat(state(payment)).isEqualTo("AUTHORIZED");

        goOn();

        assertThat(operations(payment))
                .containsExactly("AUTHORIZE SUCCEEDED", "CAPTURE DECLINED", "VOID SUCCEEDED");
        assertThat(state(payment)).isEqualTo("CANCELLED");
        assertThat(till.order(order)).isEqualTo("PLACED VOIDED");
        assertThat(processor.books().intent(till.reference(order)).voided()).isEqualTo(1_672);
    }

    @Test
    void what_was_rejected_in_a_conflict_is_given_up_once_nothing_was_captured() {
        var order = bought("pm_card_visa");
        var payment = till.payment(order);
        processor.behave(CAPTURE, 1, Behaviour.of(Answering.FLIP_AMOUNT));
        processor.behave(
                "payment_intent.succeeded", 1, Behaviour.telling(Telling.of(Telling.Manner.DROP)));
        till.move(payment, "captures");
        reject(order);
        assertThat(state(payment)).isEqualTo("CONFLICTED");

        assertThat(resolve(payment, 1, "NOT_MOVED").status()).isEqualTo(200);

        assertThat(operations(payment))
                .containsExactly("AUTHORIZE SUCCEEDED", "CAPTURE DECLINED", "VOID NEW");
    }

    @Test
    void what_was_rejected_in_a_conflict_is_given_up_once_its_amount_is_confirmed() {
        var order = bought("pm_card_visa");
        var payment = till.payment(order);
        var authorisation = UUID.fromString(till.detail(payment).text("/operations/0/id"));
        settling.settle(
                payments.find(authorisation).orElseThrow(),
                Exchange.of(new Succeeded(till.reference(order), Money.parse("USD 16.73"))));
        reject(order);
        assertThat(state(payment)).isEqualTo("CONFLICTED");

        assertThat(resolve(payment, 0, "MOVED").status()).isEqualTo(200);
        goOn();

        assertThat(operations(payment)).containsExactly("AUTHORIZE SUCCEEDED", "VOID SUCCEEDED");
        assertThat(till.order(order)).isEqualTo("PLACED VOIDED");
    }

    /** A capture that nobody knows of yet; it is going to be refused. */
    private Answer underWay() {
        var order = bought("pm_card_visa");
        processor.behave(CAPTURE, 1, Behaviour.of(Answering.HANG_WITHOUT_COMMIT));
        processor.behave(CAPTURE, 1, Behaviour.of(Answering.REFUSE));
        assertThat(till.move(till.payment(order), "captures").status()).isEqualTo(202);
        return order;
    }

    /** The processor's staff looks at it, and pays it back. */
    private void reject(Answer order) {
        processor.openReview(till.reference(order), clock.instant());
        processor.closeReview(till.reference(order), "refunded", clock.instant());
        hear();
    }

    private Answer resolve(String payment, int operation, String decision) {
        var id = till.detail(payment).text("/operations/" + operation + "/id");
        return shopper.asAdmin(
                "POST",
                "/api/admin/payments/" + payment + "/operations/" + id + "/resolution",
                "{\"decision\": \"%s\", \"note\": \"seen\"}".formatted(decision));
    }

    private List<String> operations(String payment) {
        return db.fetch(
                        "select kind || ' ' || status from payments.payment_transactions"
                                + " where payment_id = cast(? as uuid) order by created_at, id",
                        payment)
                .getValues(0, String.class);
    }
}
