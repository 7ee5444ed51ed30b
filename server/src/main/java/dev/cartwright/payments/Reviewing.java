package dev.cartwright.payments;

import dev.cartwright.kernel.PaymentId;
import dev.cartwright.payments.schema.tables.records.PaymentsRecord;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Ids;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Operation.Kind;
import dev.cartwright.processors.Outcome.Reviewed.Verdict;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What the staff decides of a payment that is held until somebody has looked at it. */
@Component
class Reviewing {

    private final PaymentTable payments;
    private final Promises promises;
    private final Moves moves;
    private final TransactionTemplate transaction;
    private final Ids ids;
    private final Clock clock;

    Reviewing(
            PaymentTable payments,
            Promises promises,
            Moves moves,
            TransactionTemplate transaction,
            Ids ids,
            Clock clock) {
        this.payments = payments;
        this.promises = promises;
        this.moves = moves;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whether what is held may be captured, or is given up. */
    enum Decision {
        APPROVE,
        REJECT
    }

    /**
     * Ends a review, once.
     *
     * @throws PaymentProblem where the payment is in none
     */
    void decide(PaymentId id, Decision decision, String note) {
        var given = transaction.execute(_ -> close(id, decision, note));
        given.ifPresent(moves::send);
    }

    /** Returns what gives the money up. */
    private Optional<Operation> close(PaymentId id, Decision decision, String note) {
        var payment = payments.lock(id).orElseThrow(PaymentProblem::unknown);
        if (payment.stage() != Stage.IN_REVIEW) {
            throw PaymentProblem.wrongState(payment, "nobody has to look at it");
        }
        var verdict = decision == Decision.APPROVE ? Verdict.APPROVED : Verdict.REJECTED;
        var change = new PaymentsRecord();
        change.setStage(Stage.SETTLED.name());
        change.setReview(verdict.name());
        payments.note(
                payment,
                change,
                new PaymentEvent(
                        id,
                        payment.events() + 1,
                        clock.instant(),
                        PaymentEvent.Kind.REVIEWED,
                        null,
                        Actor.current(),
                        note.isEmpty() ? verdict.name() : verdict + ": " + note));
        return decision == Decision.REJECT && payment.sums().open() > 0
                ? Optional.of(promises.begin(ids.next(), id, Kind.VOID, null))
                : Optional.empty();
    }
}
