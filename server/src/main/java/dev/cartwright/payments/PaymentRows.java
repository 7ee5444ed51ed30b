package dev.cartwright.payments;

import dev.cartwright.payments.schema.tables.records.PaymentEventsRecord;
import dev.cartwright.payments.schema.tables.records.PaymentTransactionsRecord;
import dev.cartwright.payments.schema.tables.records.PaymentsRecord;
import dev.cartwright.platform.Actor;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Operation.Details;
import dev.cartwright.processors.Operation.Kind;
import dev.cartwright.processors.Operation.Payer;
import dev.cartwright.processors.Operation.Status;
import dev.cartwright.processors.Outcome.Reviewed.Verdict;
import java.net.URI;
import java.time.Instant;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** What rows of the two tables mean. */
final class PaymentRows {

    private PaymentRows() {}

    static Payment payment(PaymentsRecord row) {
        return new Payment(
                row.getPaymentId(),
                row.getOrderId(),
                row.getChannelId(),
                row.getProcessor(),
                row.getCurrency(),
                sums(row),
                Stage.valueOf(row.getStage()),
                PaymentState.valueOf(row.getState()),
                row.getReview() == null ? null : Verdict.valueOf(row.getReview()),
                row.getToken(),
                row.getReference(),
                row.getAttempts(),
                row.getEvents(),
                row.getLastHash());
    }

    static Sums sums(PaymentsRecord row) {
        return new Sums(
                row.getAuthorizedMinor(),
                row.getCapturingMinor(),
                row.getCapturedMinor(),
                row.getVoidingMinor(),
                row.getVoidedMinor(),
                row.getRefundingMinor(),
                row.getRefundedMinor());
    }

    static void set(PaymentsRecord row, Sums sums) {
        row.setAuthorizedMinor(sums.authorized());
        row.setCapturingMinor(sums.capturing());
        row.setCapturedMinor(sums.captured());
        row.setVoidingMinor(sums.voiding());
        row.setVoidedMinor(sums.voided());
        row.setRefundingMinor(sums.refunding());
        row.setRefundedMinor(sums.refunded());
    }

    static PaymentEvent event(PaymentEventsRecord row) {
        return new PaymentEvent(
                row.getPaymentId(),
                row.getNumber(),
                row.getAt(),
                PaymentEvent.Kind.valueOf(row.getKind()),
                row.getOperationId(),
                new Actor(
                        Actor.Kind.valueOf(row.getActorKind()),
                        row.getActorId(),
                        row.getRequestId()),
                row.getFacts());
    }

    static Operation operation(PaymentTransactionsRecord row, PaymentsRecord payment) {
        var returnTo = payment.getReturnTo();
        return new Operation(
                row.getId(),
                payment.getPaymentId(),
                payment.getOrderId(),
                payment.getProcessor(),
                Kind.valueOf(row.getKind()),
                Money.ofMinor(payment.getCurrency(), row.getAmountMinor()),
                Status.valueOf(row.getStatus()),
                new Details(
                        payment.getToken(),
                        payment.getReference(),
                        row.getReference(),
                        returnTo == null ? null : URI.create(returnTo),
                        row.getSentAt(),
                        row.getFailedAt(),
                        payer(payment)),
                row.getAsked());
    }

    private static @Nullable Payer payer(PaymentsRecord payment) {
        return payment.getPayer() == null
                ? null
                : new Payer(payment.getPayer(), payment.getKeepsMethod());
    }

    static PaymentTransactionsRecord row(Operation operation, Instant now, Instant askAt) {
        var row = new PaymentTransactionsRecord();
        row.setId(operation.id());
        row.setPaymentId(operation.payment());
        row.setKind(operation.kind().name());
        row.setAmountMinor(operation.amount().getAmountMinorLong());
        row.setStatus(operation.status().name());
        row.setCreatedAt(now);
        row.setAskAt(askAt);
        return row;
    }
}
