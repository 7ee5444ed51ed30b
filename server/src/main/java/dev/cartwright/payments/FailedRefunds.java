package dev.cartwright.payments;

import dev.cartwright.ledger.Ledger;
import dev.cartwright.ledger.Postings;
import dev.cartwright.payments.PaymentTable.Locked;
import dev.cartwright.payments.schema.tables.records.PaymentTransactionsRecord;
import dev.cartwright.payments.schema.tables.records.PaymentsRecord;
import dev.cartwright.platform.Ids;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Operation.Kind;
import dev.cartwright.processors.Operation.Status;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Refunds that their processor would not pay: the money is owed, until a person has it sent once
 * more or pays it in another way. Never one that may have been paid after all.
 */
@Service
public class FailedRefunds {

    private final PaymentTable payments;
    private final OperationTable operations;
    private final Promises promises;
    private final Ledger ledger;
    private final Ids ids;
    private final Clock clock;

    FailedRefunds(
            PaymentTable payments,
            OperationTable operations,
            Promises promises,
            Ledger ledger,
            Ids ids,
            Clock clock) {
        this.payments = payments;
        this.operations = operations;
        this.promises = promises;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Promises the money by a new operation, in the caller's transaction; {@link Moves#send} it
     * then. The same one would be answered from the processor's memory.
     *
     * @throws PaymentProblem where it has not failed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Operation sendAgain(UUID operation) {
        var failed = failed(operation);
        var minor = failed.operation().amount().getAmountMinorLong();
        var next = ids.next();
        close(
                failed,
                failed.payment().sums().dropped(Kind.REFUND, minor),
                Status.REPLACED,
                "sent again as " + next);
        return promises.begin(
                next, failed.payment().id(), Kind.REFUND, failed.operation().amount());
    }

    /**
     * Notes, in the caller's transaction, that the customer has the money past the processor, and
     * posts it against the bank.
     *
     * @param how it was paid, for whoever reads the books later
     * @throws PaymentProblem where it has not failed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void paidByHand(UUID operation, String how) {
        var failed = failed(operation);
        var refund = failed.operation();
        var minor = refund.amount().getAmountMinorLong();
        close(
                failed,
                failed.payment().sums().dropped(Kind.REFUND, minor).moved(Kind.REFUND, minor),
                Status.BY_HAND,
                how);
        ledger.post(List.of(Postings.refundSettled(operation, refund.order(), refund.amount())));
    }

    /** Unknown is not failed: paid again, a customer might have the money twice. */
    private Locked failed(UUID operation) {
        var locked = payments.lock(operation).orElseThrow(PaymentProblem::unknown);
        var refund = locked.operation();
        var failed =
                refund.kind() == Kind.REFUND
                        && (refund.status() == Status.REVERSED
                                || (refund.status() == Status.MANUAL
                                        && operations.isSettled(operation)));
        if (!failed) {
            throw PaymentProblem.notFailed(refund);
        }
        if (locked.payment().stage() == Stage.CONFLICTED) {
            throw PaymentProblem.wrongState(
                    locked.payment(), "nothing moves before a person has decided");
        }
        return locked;
    }

    private void close(Locked failed, Sums sums, Status status, String how) {
        var change = new PaymentsRecord();
        PaymentRows.set(change, sums);
        var row = new PaymentTransactionsRecord();
        row.setId(failed.operation().id());
        row.setStatus(status.name());
        row.setReason(how);
        payments.settle(
                failed.payment(),
                change,
                row,
                PaymentEvent.of(
                        failed.operation(),
                        clock.instant(),
                        failed.payment().events() + 1,
                        PaymentEvent.Kind.RESOLVED,
                        status + ": " + how));
    }
}
