package dev.cartwright.payments;

import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Operation.Kind;
import dev.cartwright.processors.Operation.Status;
import dev.cartwright.processors.Outcome.Reviewed.Verdict;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who looks at a payment makes of it: pure. It is opened and decided once each,
 * whatever is told how often and in which order.
 */
final class Reviews {

    private Reviews() {}

    /** Returns where a payment stands whose authorisation has succeeded. */
    static Stage authorized(Kind kind, @Nullable Verdict verdict) {
        return kind == Kind.AUTHORIZE && verdict == Verdict.OPENED
                ? Stage.IN_REVIEW
                : Stage.SETTLED;
    }

    /**
     * Empty where it tells nothing new. What is taken already, or is not held yet, is not stopped;
     * that it is to be looked at is remembered for when it is held.
     *
     * @param before what was told of it before
     */
    static Optional<Transition> of(
            Sums sums,
            Stage stage,
            @Nullable Verdict before,
            Operation operation,
            Verdict verdict) {
        var isNew = before == null || (before == Verdict.OPENED && verdict != Verdict.OPENED);
        if (!isNew || !operation.kind().begins()) {
            return Optional.empty();
        }
        var next =
                switch (verdict) {
                    case OPENED ->
                            stage == Stage.SETTLED && isHeld(sums, operation)
                                    ? authorized(operation.kind(), verdict)
                                    : stage;
                    case APPROVED, REJECTED -> stage == Stage.IN_REVIEW ? Stage.SETTLED : stage;
                };
        return Optional.of(new Transition(operation.status(), sums, next, null, false, verdict));
    }

    private static boolean isHeld(Sums sums, Operation operation) {
        return operation.status() == Status.SUCCEEDED
                && sums.captured() + sums.capturing() == 0
                && sums.open() > 0;
    }

    /** Whether what is held is to be given up, now that it is both held and rejected. */
    static boolean givesUp(Operation operation, Transition next, @Nullable Verdict before) {
        var verdict = next.review() == null ? before : next.review();
        return verdict == Verdict.REJECTED
                && operation.kind().begins()
                && next.stage() == Stage.SETTLED
                && next.sums().captured() + next.sums().capturing() == 0
                && next.sums().open() > 0;
    }
}
