package dev.cartwright.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.checkout.Shop.Shelves;
import dev.cartwright.checkout.Shopper;
import dev.cartwright.checkout.Shopper.Answer;
import dev.cartwright.ledger.Account;
import dev.cartwright.ledger.Entry;
import dev.cartwright.ledger.Ledger;
import dev.cartwright.payments.Moves;
import dev.cartwright.payments.Payments;
import dev.cartwright.payments.Settling;
import dev.cartwright.processors.Exchange;
import dev.cartwright.processors.Outcome;
import dev.cartwright.processors.Outcome.Declined;
import dev.cartwright.processors.Outcome.Pending;
import dev.cartwright.processors.Outcome.Reversed;
import dev.cartwright.processors.Outcome.Unknown;
import dev.cartwright.refunds.RefundShop.Fickle;
import dev.cartwright.refunds.RefundShop.RefundTest;
import java.util.List;
import java.util.UUID;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Refunds that are granted, and that the processor does not pay, or takes back later. */
@RefundTest
class FailedRefundTest {

    private static final Money TEN = Money.parse("USD 10.00");

    @Autowired Shelves shelves;
    @Autowired Ledger ledger;
    @Autowired Payments payments;
    @Autowired Settling settling;
    @Autowired Fickle processor;
    @LocalServerPort int port;

    Staff ada = new Staff(new Shopper(0), "nobody");
    String id = "";

    @BeforeEach
    void three_teas_are_paid_by_a_fickle_processor() {
        ada = new Staff(new Shopper(port), "ada");
        processor.answerRefunds(Fickle::paid);
        var order = ada.sold(shelves.stocked(10, "10.00"), 3, "fickle");
        id = order.text("/id");
    }

    @Test
    void what_was_paid_or_may_have_been_is_never_paid_again() {
        var paid = ada.giveBackAmount(id, "1.00");
        processor.answerRefunds(_ -> new Unknown("hung"));
        var unknown = ada.giveBackAmount(id, "2.00");
        processor.answerRefunds(_ -> new Pending("later"));
        var pending = ada.giveBackAmount(id, "3.00");

        for (var refund : List.of(paid, unknown, pending)) {
            for (var refused : List.of(ada.decide(refund, "retry"), ada.settle(refund))) {
                assertThat(refused.status()).isEqualTo(409);
                assertThat(refused.type()).isEqualTo("/problems/refund-not-failed");
            }
        }
        assertThat(unknown.status()).isEqualTo(202);
        assertThat(pending.text("/money")).isEqualTo("PENDING");
        assertThat(ada.sum(id, "refunded")).isEqualTo("1.00");
        assertThat(ada.sum(id, "refunding")).isEqualTo("5.00");
    }

    @Test
    void a_note_says_how_it_was_paid_by_hand() {
        var refund = declined();

        var refused = ada.post("/api/admin/refunds/" + refund.text("/id") + "/settlement", "{}");

        assertThat(refused.text("/errors/0/field")).isEqualTo("note");
        assertThat(ada.refund(refund).text("/money")).isEqualTo("MANUAL");
    }

    @Test
    void what_the_processor_refuses_stays_owed_until_it_is_sent_again() {
        var refund = declined();
        assertThat(refund.status()).isEqualTo(202);
        assertThat(refund.text("/money")).isEqualTo("MANUAL");
        assertThat(ada.paymentStatus(id)).isEqualTo("REFUNDING");
        assertThat(ada.sum(id, "refunding")).isEqualTo("10.00");

        processor.answerRefunds(Fickle::paid);
        var again = ada.decide(refund, "retry");

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text("/money")).isEqualTo("SUCCEEDED");
        assertThat(again.text("/operation")).isNotEqualTo(refund.text("/operation"));
        assertThat(ada.sum(id, "refunding")).isEqualTo("0.00");
        assertThat(ada.sum(id, "refunded")).isEqualTo("10.00");
        assertThat(ada.paymentStatus(id)).isEqualTo("PARTIALLY_REFUNDED");
        assertThat(ada.decide(refund, "retry").type()).isEqualTo("/problems/refund-not-failed");
    }

    @Test
    void a_refund_that_comes_back_reverses_the_books_and_is_owed_again() {
        var refund = ada.giveBackAmount(id, "10.00");
        assertThat(ada.paymentStatus(id)).isEqualTo("PARTIALLY_REFUNDED");

        hear(refund, new Reversed("closed account"));

        assertThat(ada.refund(refund).text("/status")).isEqualTo("GRANTED");
        assertThat(ada.refund(refund).text("/money")).isEqualTo("REVERSED");
        assertThat(ada.paymentStatus(id)).isEqualTo("REFUNDING");
        assertThat(ledger.entriesOf(UUID.fromString(refund.text("/id"))))
                .contains(
                        new Entry(Account.PROCESSOR_RECEIVABLE, TEN.negated()),
                        new Entry(Account.PROCESSOR_RECEIVABLE, TEN));
        assertThat(ada.get("/api/admin/payments/operations?limit=100").body())
                .contains(refund.text("/id"));
        var again = ada.decide(refund, "retry");
        assertThat(again.text("/money")).isEqualTo("SUCCEEDED");
        assertThat(ada.sum(id, "refunded")).isEqualTo("10.00");
    }

    @Test
    void news_of_its_success_that_arrives_after_it_came_back_is_old() {
        var refund = ada.giveBackAmount(id, "10.00");
        hear(refund, new Reversed("closed account"));

        hear(refund, Fickle.paid(payments.find(operation(refund)).orElseThrow()));

        assertThat(ada.refund(refund).text("/money")).isEqualTo("REVERSED");
        assertThat(ada.sum(id, "refunding")).isEqualTo("10.00");
    }

    @Test
    void what_is_paid_by_hand_leaves_the_bank_and_closes_the_refund() {
        var refund = declined();

        var settled = ada.settle(refund);

        assertThat(settled.status()).isEqualTo(201);
        assertThat(settled.text("/money")).isEqualTo("BY_HAND");
        assertThat(ada.sum(id, "refunding")).isEqualTo("0.00");
        assertThat(ada.sum(id, "refunded")).isEqualTo("10.00");
        assertThat(ada.paymentStatus(id)).isEqualTo("PARTIALLY_REFUNDED");
        assertThat(ledger.entriesOf(UUID.fromString(refund.text("/id"))))
                .contains(
                        new Entry(Account.REFUND_PAYABLE, TEN),
                        new Entry(Account.BANK, TEN.negated()));
        assertThat(ada.settle(refund).type()).isEqualTo("/problems/refund-not-failed");
        assertThat(ada.decide(refund, "retry").type()).isEqualTo("/problems/refund-not-failed");
        assertThat(ada.giveBackAmount(id, "28.18").type()).isEqualTo("/problems/more-than-is-left");
    }

    @Test
    void what_is_paid_by_hand_and_by_the_processor_is_a_conflict() {
        var refund = declined();
        ada.settle(refund);

        hear(refund, Fickle.paid(payments.find(operation(refund)).orElseThrow()));

        assertThat(ada.paymentStatus(id)).isEqualTo("CONFLICTED");
        assertThat(ada.giveBackAmount(id, "1.00").type()).isEqualTo("/problems/payment-not-ready");
        assertThat(ada.refunds(id)).isEqualTo(1);
    }

    @Test
    void what_a_cancellation_gave_back_and_came_back_is_sent_again(@Autowired Moves moves) {
        ada.post("/api/admin/orders/" + id + "/cancellation", "{\"reason\": \"late\"}");
        var payment = ada.get("/api/admin/payments?order=" + id).text("/items/0/id");
        var detail = ada.get("/api/admin/payments/" + payment);
        var operation = UUID.fromString(detail.text("/operations/1/id"));
        moves.send(payments.find(operation).orElseThrow());
        assertThat(ada.paymentStatus(id)).isEqualTo("REFUNDED");
        var owed = "/api/admin/payments/" + payment + "/operations/" + operation;
        assertThat(ada.post(owed + "/retry", "").type()).isEqualTo("/problems/refund-not-failed");
        settling.settle(
                payments.find(operation).orElseThrow(), Exchange.of(new Reversed("closed")));
        assertThat(ada.paymentStatus(id)).isEqualTo("REFUNDING");

        var again = ada.post(owed + "/retry", "");

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text("/status")).isEqualTo("SUCCEEDED");
        assertThat(ada.paymentStatus(id)).isEqualTo("REFUNDED");
        assertThat(ada.post(owed + "/settlement", "{\"note\": \"x\"}").type())
                .isEqualTo("/problems/refund-not-failed");
        assertThat(ada.post(owed.replace(payment, operation.toString()) + "/retry", "").type())
                .isEqualTo("/problems/unknown-operation");
    }

    private Answer declined() {
        processor.answerRefunds(_ -> new Declined("closed account"));
        return ada.giveBackAmount(id, "10.00");
    }

    /** As an event of the processor's would. */
    private void hear(Answer refund, Outcome outcome) {
        settling.settle(payments.find(operation(refund)).orElseThrow(), Exchange.of(outcome));
    }

    private static UUID operation(Answer refund) {
        return UUID.fromString(refund.text("/operation"));
    }
}
