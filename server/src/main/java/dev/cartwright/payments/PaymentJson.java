package dev.cartwright.payments;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.PaymentId;
import dev.cartwright.payments.schema.tables.records.PaymentTransactionsRecord;
import dev.cartwright.payments.schema.tables.records.PaymentsRecord;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Operation.Kind;
import dev.cartwright.processors.Operation.Status;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A payment as the staff sees it.
 *
 * @param open what may still be captured or given up
 * @param refundable what may still be paid back
 */
record PaymentJson(
        PaymentId id,
        OrderId order,
        ChannelId channel,
        String processor,
        @Nullable String reference,
        PaymentState state,
        RefundState refundState,
        Money amount,
        Money authorized,
        Money captured,
        Money voided,
        Money refunded,
        Money refunding,
        Money open,
        Money refundable,
        int attempts,
        Instant createdAt) {

    /** How much of what was captured is paid back; derived from the totals. */
    enum RefundState {
        NONE,
        PENDING,
        PARTIAL,
        FULL;

        static RefundState of(Sums sums) {
            if (sums.refunding() > 0) {
                return PENDING;
            }
            if (sums.refunded() == 0) {
                return NONE;
            }
            return sums.refunded() < sums.captured() ? PARTIAL : FULL;
        }
    }

    /** One movement of money of a payment. */
    record OperationJson(
            UUID id,
            Kind kind,
            Money amount,
            Status status,
            @Nullable String reference,
            @Nullable String reason,
            Instant createdAt,
            @Nullable Instant sentAt,
            @Nullable Instant settledAt,
            int asked) {

        static OperationJson of(PaymentTransactionsRecord row, PaymentsRecord payment) {
            return new OperationJson(
                    row.getId(),
                    Kind.valueOf(row.getKind()),
                    Money.ofMinor(payment.getCurrency(), row.getAmountMinor()),
                    Status.valueOf(row.getStatus()),
                    row.getReference(),
                    row.getReason(),
                    row.getCreatedAt(),
                    row.getSentAt(),
                    row.getSettledAt(),
                    row.getAsked());
        }
    }

    /** An operation that is for a person. */
    record ManualJson(
            UUID id,
            PaymentId payment,
            OrderId order,
            String processor,
            Kind kind,
            Money amount,
            @Nullable Instant sentAt,
            int asked) {

        static ManualJson of(Operation it) {
            return new ManualJson(
                    it.id(),
                    it.payment(),
                    it.order(),
                    it.processor(),
                    it.kind(),
                    it.amount(),
                    it.details().sentAt(),
                    it.asked());
        }
    }

    /** One event of a payment's history. */
    record EventJson(
            int number,
            Instant at,
            PaymentEvent.Kind kind,
            @Nullable UUID operation,
            String actor,
            String requestId,
            String facts) {

        static EventJson of(PaymentEvent event) {
            return new EventJson(
                    event.number(),
                    event.at(),
                    event.kind(),
                    event.operation(),
                    event.actor().label(),
                    event.actor().requestId(),
                    event.facts());
        }
    }

    /** A payment with all that happened to it. */
    record PaymentDetail(
            PaymentJson payment, List<OperationJson> operations, List<EventJson> events) {}

    static PaymentJson of(PaymentsRecord row) {
        var payment = PaymentRows.payment(row);
        var sums = payment.sums();
        return new PaymentJson(
                payment.id(),
                payment.order(),
                payment.channel(),
                payment.processor(),
                payment.reference(),
                payment.state(),
                RefundState.of(sums),
                payment.money(row.getAmountMinor()),
                payment.money(sums.authorized()),
                payment.money(sums.captured()),
                payment.money(sums.voided()),
                payment.money(sums.refunded()),
                payment.money(sums.refunding()),
                payment.money(sums.open()),
                payment.money(sums.refundable()),
                payment.attempts(),
                row.getCreatedAt());
    }
}
