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
                            stage == Stage.SETTLED
                                            && operation.status() == Status.SUCCEEDED
                                            && isHeld(sums)
                                    ? authorized(operation.kind(), verdict)
                                    : stage;
                    case APPROVED, REJECTED -> stage == Stage.IN_REVIEW ? Stage.SETTLED : stage;
                };
        return Optional.of(new Transition(operation.status(), sums, next, null, false, verdict));
    }

    private static boolean isHeld(Sums sums) {
        return sums.captured() + sums.capturing() == 0 && sums.open() > 0;
    }

    /** Returns where a payment stands once it is no longer about to be captured. */
    static Stage released(Stage stage, @Nullable Verdict verdict, Sums left) {
        return stage == Stage.SETTLED && verdict == Verdict.OPENED && isHeld(left)
                ? Stage.IN_REVIEW
                : stage;
    }

    /**
     * Whether what is held is to be given up, now that it is both held and rejected: that it was
     * rejected may have been told before, while it was not held yet or about to be captured.
     */
    static boolean givesUp(Operation operation, Transition next, @Nullable Verdict before) {
        var verdict = next.review() == null ? before : next.review();
        return (operation.kind().begins() || operation.kind() == Kind.CAPTURE)
                && isRejected(next.stage(), verdict, next.sums());
    }

    /** Whether it is held still, though it is not to be captured. */
    static boolean isRejected(Stage stage, @Nullable Verdict verdict, Sums sums) {
        return verdict == Verdict.REJECTED && stage == Stage.SETTLED && isHeld(sums);
    }
}
