package dev.cartwright.payments;

import dev.cartwright.kernel.PaymentId;
import dev.cartwright.payments.schema.tables.records.PaymentTransactionsRecord;
import dev.cartwright.payments.schema.tables.records.PaymentsRecord;
import dev.cartwright.platform.Ids;
import dev.cartwright.processors.Exchange;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Operation.Kind;
import dev.cartwright.processors.Operation.Status;
import dev.cartwright.processors.Outcome;
import dev.cartwright.processors.Outcome.Declined;
import dev.cartwright.processors.Outcome.Reviewed.Verdict;
import dev.cartwright.processors.Outcome.Succeeded;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a person decides where no machine can: of an operation whose outcome stayed unknown, and of
 * a payment of whose amount the processor tells another.
 */
@Component
class Resolution {

    private final PaymentTable payments;
    private final PaymentQuery query;
    private final Settling settling;
    private final Promises promises;
    private final TransactionTemplate transaction;
    private final Ids ids;
    private final Clock clock;

    Resolution(
            PaymentTable payments,
            PaymentQuery query,
            Settling settling,
            Promises promises,
            TransactionTemplate transaction,
            Ids ids,
            Clock clock) {
        this.payments = payments;
        this.query = query;
        this.settling = settling;
        this.promises = promises;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** What the person has seen in the processor's own books. */
    enum Decision {
        /** The amount that we asked for has moved. */
        MOVED,
        /** Nothing has moved. */
        NOT_MOVED
    }

    /**
     * Settles an operation as a person has found it.
     *
     * @throws PaymentProblem where no person is asked, or what they say cannot be
     */
    void decide(PaymentId payment, UUID id, Decision decision, String note) {
        transaction.executeWithoutResult(_ -> {
            reopen(payment, id, decision, note);
            giveUp(id);
        });
        var operation = query.operation(id).orElseThrow();
        if (operation.status() != Status.SUCCEEDED) {
            settling.settle(operation, Exchange.of(outcome(operation, decision, note)));
        }
    }

    /** An operation that has succeeded stays so: only that nothing moves any more ends. */
    private void reopen(PaymentId id, UUID operationId, Decision decision, String note) {
        var locked =
                payments.lock(operationId)
                        .filter(it -> it.payment().id().equals(id))
                        .orElseThrow(PaymentProblem::unknown);
        var payment = locked.payment();
        var operation = locked.operation();
        requireAsked(payment, operation, decision);
        var change = new PaymentsRecord();
        if (payment.stage() == Stage.CONFLICTED) {
            change.setStage(
                    (payment.sums().authorized() > 0 ? held(payment) : Stage.PROCESSING).name());
        }
        var row = new PaymentTransactionsRecord();
        row.setId(operationId);
        row.setStatus(
                (operation.status() == Status.MANUAL && operation.kind() != Kind.REFUND
                                ? Status.UNKNOWN
                                : operation.status())
                        .name());
        if (operation.kind() == Kind.REFUND && decision == Decision.NOT_MOVED) {
            // It stays owed and for a person, who may have it sent again now, or pay it by hand.
            row.setSettledAt(clock.instant());
        }
        payments.settle(
                payment,
                change,
                row,
                PaymentEvent.of(
                        operation,
                        clock.instant(),
                        payment.events() + 1,
                        PaymentEvent.Kind.RESOLVED,
                        decision + ": " + note));
    }

    /** Where an operation stays as it was, no answer gives up what was rejected meanwhile. */
    private void giveUp(UUID operation) {
        var locked = payments.lock(operation).orElseThrow();
        var payment = locked.payment();
        if (locked.operation().status() == Status.SUCCEEDED
                && Reviews.isRejected(payment.stage(), payment.review(), payment.sums())) {
            // The reconciliation sends it.
            promises.begin(ids.next(), payment.id(), Kind.VOID, null);
        }
    }

    /** Who was to look at it before still has to. */
    private static Stage held(Payment payment) {
        return payment.review() == Verdict.OPENED && payment.sums().captured() == 0
                ? Stage.IN_REVIEW
                : Stage.SETTLED;
    }

    private static void requireAsked(Payment payment, Operation operation, Decision decision) {
        var asked =
                operation.status() == Status.MANUAL
                        || (payment.stage() == Stage.CONFLICTED
                                && operation.status() == Status.SUCCEEDED);
        if (!asked) {
            throw PaymentProblem.wrongState(payment, "no person is asked about this operation");
        }
        if (decision == Decision.NOT_MOVED && operation.status() == Status.SUCCEEDED) {
            throw PaymentProblem.wrongState(payment, "what has moved is paid back, not undone");
        }
    }

    private static Outcome outcome(Operation operation, Decision decision, String note) {
        return switch (decision) {
            case MOVED ->
                    new Succeeded(
                            Objects.requireNonNullElse(
                                    operation.details().ownReference(), "by hand"),
                            operation.amount());
            case NOT_MOVED -> new Declined(note);
        };
    }
}
