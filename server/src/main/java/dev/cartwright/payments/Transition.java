package dev.cartwright.payments;

import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Operation.Kind;
import dev.cartwright.processors.Operation.Status;
import dev.cartwright.processors.Outcome;
import dev.cartwright.processors.Outcome.ActionRequired;
import dev.cartwright.processors.Outcome.Declined;
import dev.cartwright.processors.Outcome.InReview;
import dev.cartwright.processors.Outcome.NotFound;
import dev.cartwright.processors.Outcome.NotSent;
import dev.cartwright.processors.Outcome.Pending;
import dev.cartwright.processors.Outcome.Reversed;
import dev.cartwright.processors.Outcome.Reviewed;
import dev.cartwright.processors.Outcome.Reviewed.Verdict;
import dev.cartwright.processors.Outcome.Succeeded;
import dev.cartwright.processors.Outcome.Unknown;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What an answer makes of an operation and its payment: pure, and the only place that knows.
 *
 * <p>Answers come twice and in any order, from the call, an inquiry or a webhook. What was settled
 * stays as it is, but for three: money that moved after all, money that was taken back, and an
 * amount that is not ours.
 *
 * @param moved whether money moved or came back, so that it is to be posted
 * @param review what is known from now on of who looks at the payment; null is no change
 */
record Transition(
        Status status,
        Sums sums,
        Stage stage,
        @Nullable String reason,
        boolean moved,
        @Nullable Verdict review) {

    private static final Set<Status> UNDER_WAY =
            EnumSet.of(Status.NEW, Status.SENT, Status.PENDING, Status.UNKNOWN, Status.NOT_SENT);

    /** A person has decided: whatever the processor says of them later changes no sum. */
    private static final Set<Status> CLOSED = EnumSet.of(Status.REPLACED, Status.BY_HAND);

    Transition(Status status, Sums sums, Stage stage, @Nullable String reason, boolean moved) {
        this(status, sums, stage, reason, moved, null);
    }

    /**
     * Empty where the answer tells nothing new.
     *
     * @param review what was told of who looks at the payment; null where nobody does
     * @param capturesOnce whether a capture releases what it leaves
     */
    static Optional<Transition> of(
            Sums sums,
            Stage stage,
            @Nullable Verdict review,
            Operation operation,
            Outcome outcome,
            boolean capturesOnce) {
        if (operation.status() == Status.NEW) {
            // Nobody was asked: this answers something else.
            return Optional.empty();
        }
        return switch (outcome) {
            case Succeeded(_, var amount) ->
                    amount.equals(operation.amount())
                            ? succeeded(sums, stage, review, operation, capturesOnce)
                            : otherAmount(sums, stage, operation, amount);
            case InReview(_, var amount) ->
                    amount.equals(operation.amount())
                            ? inReview(sums, stage, review, operation, capturesOnce)
                            : otherAmount(sums, stage, operation, amount);
            case Reviewed(var verdict, _) -> Reviews.of(sums, stage, review, operation, verdict);
            case Declined(var reason) ->
                    refused(sums, stage, review, operation, Status.DECLINED, reason, capturesOnce);
            case NotSent(var reason) ->
                    refused(
                            sums,
                            stage,
                            review,
                            operation,
                            Status.NOT_FOUND,
                            "not sent: " + reason,
                            capturesOnce);
            case NotFound _ ->
                    refused(
                            sums,
                            stage,
                            review,
                            operation,
                            Status.NOT_FOUND,
                            "not found",
                            capturesOnce);
            case ActionRequired _ -> waiting(sums, stage, operation, Stage.REQUIRES_ACTION);
            case Pending _ -> waiting(sums, stage, operation, Stage.PROCESSING);
            case Reversed(var reason) ->
                    reversed(sums, stage, review, operation, reason, capturesOnce);
            case Unknown _ -> Optional.empty();
        };
    }

    private static Optional<Transition> otherAmount(
            Sums sums, Stage stage, Operation operation, Money amount) {
        var told = "the processor tells of " + amount + ", not of " + operation.amount();
        return conflict(sums, stage, operation, told);
    }

    private static Optional<Transition> inReview(
            Sums sums,
            Stage stage,
            @Nullable Verdict review,
            Operation operation,
            boolean capturesOnce) {
        if (operation.status() == Status.SUCCEEDED) {
            return Reviews.of(sums, stage, review, operation, Verdict.OPENED);
        }
        var verdict = review == null ? Verdict.OPENED : review;
        return succeeded(sums, stage, verdict, operation, capturesOnce)
                .map(it ->
                        new Transition(
                                it.status(),
                                it.sums(),
                                it.stage(),
                                it.reason(),
                                it.moved(),
                                verdict));
    }

    private static Optional<Transition> succeeded(
            Sums sums,
            Stage stage,
            @Nullable Verdict review,
            Operation operation,
            boolean capturesOnce) {
        if (operation.status() == Status.SUCCEEDED || operation.status() == Status.REVERSED) {
            // News of before it came back may arrive after it: that it came back is the last word.
            return Optional.empty();
        }
        if (CLOSED.contains(operation.status())) {
            return conflict(sums, stage, operation, "a person closed it, and it was paid as well");
        }
        var free = isPromised(operation) ? dropped(sums, operation) : sums;
        var moved = free.moved(operation.kind(), minor(operation));
        if (moved.open() < 0 || moved.refundable() < 0) {
            return conflict(sums, stage, operation, "more moved than may move");
        }
        var left = withoutRest(moved, stage, capturesOnce);
        var next = succeededTo(stage, review, operation, left);
        return Optional.of(new Transition(Status.SUCCEEDED, left, next, null, true));
    }

    /** Of what is given up as a whole nobody has to look at. */
    private static Stage succeededTo(
            Stage stage, @Nullable Verdict review, Operation operation, Sums left) {
        if (operation.kind().begins() && stage != Stage.CONFLICTED) {
            return Reviews.authorized(operation.kind(), review);
        }
        return stage == Stage.IN_REVIEW && left.voided() >= left.authorized()
                ? Stage.SETTLED
                : stage;
    }

    /** What is owed to a customer stays owed: a refund that is refused is for a person. */
    private static Optional<Transition> refused(
            Sums sums,
            Stage stage,
            @Nullable Verdict review,
            Operation operation,
            Status status,
            String reason,
            boolean capturesOnce) {
        if (!UNDER_WAY.contains(operation.status())) {
            return Optional.empty();
        }
        if (operation.kind() == Kind.REFUND) {
            return Optional.of(new Transition(Status.MANUAL, sums, stage, reason, false));
        }
        var left = withoutRest(dropped(sums, operation), stage, capturesOnce);
        var next = refusedTo(stage, review, operation, left);
        return Optional.of(new Transition(status, left, next, reason, false));
    }

    private static Stage refusedTo(
            Stage stage, @Nullable Verdict review, Operation operation, Sums left) {
        if (operation.kind() == Kind.CAPTURE) {
            return Reviews.released(stage, review, left);
        }
        return operation.kind().begins() && stage != Stage.CONFLICTED ? Stage.FAILED : stage;
    }

    /** What a single capture leaves, or an authorisation that has expired, is there no more. */
    private static Sums withoutRest(Sums sums, Stage stage, boolean capturesOnce) {
        var isGone = stage == Stage.EXPIRED || (capturesOnce && sums.captured() > 0);
        return isGone && sums.open() > 0 ? sums.moved(Kind.VOID, sums.open()) : sums;
    }

    private static Optional<Transition> waiting(
            Sums sums, Stage stage, Operation operation, Stage waiting) {
        if (!UNDER_WAY.contains(operation.status())) {
            return Optional.empty();
        }
        var next = operation.kind().begins() && stage != Stage.CONFLICTED ? waiting : stage;
        return operation.status() == Status.PENDING && next == stage
                ? Optional.empty()
                : Optional.of(new Transition(Status.PENDING, sums, next, null, false));
    }

    private static Optional<Transition> reversed(
            Sums sums,
            Stage stage,
            @Nullable Verdict review,
            Operation operation,
            String reason,
            boolean capturesOnce) {
        if (operation.kind() == Kind.REFUND) {
            return cameBack(sums, stage, operation, reason);
        }
        if (operation.status() != Status.SUCCEEDED) {
            return refused(sums, stage, review, operation, Status.DECLINED, reason, capturesOnce);
        }
        return switch (operation.kind()) {
            case AUTHORIZE, INCREMENT ->
                    sums.open() == 0
                            ? Optional.empty()
                            : Optional.of(
                                    new Transition(
                                            Status.SUCCEEDED,
                                            sums.moved(Kind.VOID, sums.open()),
                                            stage == Stage.CONFLICTED ? stage : Stage.EXPIRED,
                                            reason,
                                            false));
            case SALE, CAPTURE, VOID -> conflict(sums, stage, operation, "taken back: " + reason);
            case REFUND -> throw new IllegalStateException("came back: decided above");
        };
    }

    /** Heard of before its success, it is as final: the money stays owed. */
    private static Optional<Transition> cameBack(
            Sums sums, Stage stage, Operation operation, String reason) {
        if (operation.status() == Status.SUCCEEDED) {
            var owed =
                    sums.moved(Kind.REFUND, -minor(operation))
                            .promised(Kind.REFUND, minor(operation));
            return Optional.of(new Transition(Status.REVERSED, owed, stage, reason, true));
        }
        return UNDER_WAY.contains(operation.status()) || operation.status() == Status.MANUAL
                ? Optional.of(new Transition(Status.REVERSED, sums, stage, reason, false))
                : Optional.empty();
    }

    private static Optional<Transition> conflict(
            Sums sums, Stage stage, Operation operation, String reason) {
        return stage == Stage.CONFLICTED && !UNDER_WAY.contains(operation.status())
                ? Optional.empty()
                : Optional.of(
                        new Transition(
                                isSettled(operation) ? operation.status() : Status.MANUAL,
                                sums,
                                Stage.CONFLICTED,
                                reason,
                                false));
    }

    /** Whether a person's decision about its payment leaves the operation itself as it is. */
    private static boolean isSettled(Operation operation) {
        return switch (operation.status()) {
            case SUCCEEDED, REVERSED, REPLACED, BY_HAND -> true;
            case NEW, SENT, PENDING, UNKNOWN, NOT_SENT, DECLINED, NOT_FOUND, MANUAL -> false;
        };
    }

    /** Whether its amount is among those under way. */
    private static boolean isPromised(Operation operation) {
        return UNDER_WAY.contains(operation.status()) || operation.status() == Status.MANUAL;
    }

    private static Sums dropped(Sums sums, Operation operation) {
        return sums.dropped(operation.kind(), minor(operation));
    }

    private static long minor(Operation operation) {
        return operation.amount().getAmountMinorLong();
    }
}
