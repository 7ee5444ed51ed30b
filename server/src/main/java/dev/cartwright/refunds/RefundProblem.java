package dev.cartwright.refunds;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import dev.cartwright.orders.OrderStatus;
import dev.cartwright.platform.Problem;
import dev.cartwright.refunds.Refund.Status;
import org.joda.money.Money;
import org.springframework.http.HttpStatus;

/** Every way a refund is refused. */
final class RefundProblem extends Problem {

    private RefundProblem(HttpStatus status, String slug, String detail) {
        super(status, slug, detail);
    }

    static RefundProblem unknownRefund() {
        return new RefundProblem(NOT_FOUND, "unknown-refund", "There is no such refund.");
    }

    static RefundProblem unknownOperation() {
        return new RefundProblem(
                NOT_FOUND, "unknown-operation", "The payment has no such operation.");
    }

    static RefundProblem unknownOrder() {
        return new RefundProblem(NOT_FOUND, "unknown-order", "There is no such order.");
    }

    static RefundProblem notRefundable(OrderStatus state) {
        var problem =
                new RefundProblem(
                        CONFLICT,
                        "order-not-refundable",
                        "Only of an order that stands is something given back; this one is "
                                + state
                                + ".");
        problem.fact("state", state);
        return problem;
    }

    /** Says how much is left, without what other refunds took or wait for. */
    static RefundProblem moreThanIsLeft(Money asked, Money left) {
        var problem =
                new RefundProblem(
                        CONFLICT,
                        "more-than-is-left",
                        asked + " cannot be given back: " + left + " is left.");
        problem.fact("left", left);
        return problem;
    }

    static RefundProblem moreUnitsThanAreLeft(String field, int asked, int left) {
        var problem =
                new RefundProblem(
                        CONFLICT,
                        "more-units-than-are-left",
                        "%d units cannot be given back: %d are left.".formatted(asked, left));
        problem.fact("field", field);
        problem.fact("left", left);
        return problem;
    }

    static RefundProblem nothingIsLeft() {
        return new RefundProblem(
                CONFLICT, "nothing-is-left", "No money is left to be given back for it.");
    }

    static RefundProblem decided(Status status) {
        var problem =
                new RefundProblem(
                        CONFLICT, "refund-decided", "The refund is " + status + " already.");
        problem.fact("state", status);
        return problem;
    }

    static RefundProblem notGranted(Status status) {
        var problem =
                new RefundProblem(
                        CONFLICT,
                        "refund-not-granted",
                        "Only what is granted is paid; this refund is " + status + ".");
        problem.fact("state", status);
        return problem;
    }

    static RefundProblem secondPersonNeeded() {
        return new RefundProblem(
                FORBIDDEN,
                "second-person-needed",
                "Somebody else than who asked for this refund has to approve it.");
    }
}
