package dev.cartwright.fulfilment;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.PAYMENT_REQUIRED;

import dev.cartwright.fulfilment.Fulfilment.Status;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.orders.OrderStatus;
import dev.cartwright.platform.Problem;
import org.joda.money.Money;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Every way a fulfilment says no. */
final class FulfilmentProblem extends Problem {

    private FulfilmentProblem(HttpStatus status, String slug, String detail) {
        super(status, slug, detail);
    }

    static FulfilmentProblem unknownOrder() {
        return new FulfilmentProblem(NOT_FOUND, "unknown-order", "There is no such order.");
    }

    static FulfilmentProblem unknown() {
        return new FulfilmentProblem(
                NOT_FOUND, "unknown-fulfilment", "There is no such fulfilment.");
    }

    static InvalidField unknownLine(String field, String order) {
        return new InvalidField(field, "must be a line of order " + order);
    }

    static FulfilmentProblem orderNotPlaced(OrderStatus state) {
        var problem =
                new FulfilmentProblem(
                        CONFLICT,
                        "order-not-placed",
                        "Only of an order that stands goods leave; this one is " + state + ".");
        problem.fact("state", state);
        problem.fact("moves", state.next());
        return problem;
    }

    static FulfilmentProblem wrongState(Status state, String why) {
        var problem =
                new FulfilmentProblem(
                        CONFLICT,
                        "fulfilment-not-ready",
                        "The fulfilment is " + state + ": " + why + ".");
        problem.fact("state", state);
        return problem;
    }

    static FulfilmentProblem moreThanIsOpen(String field, int asked, int open) {
        var problem =
                new FulfilmentProblem(
                        CONFLICT,
                        "more-than-is-open",
                        "%d units cannot be taken: %d are neither picked, sent nor cancelled."
                                .formatted(asked, open));
        problem.fact("field", field);
        problem.fact("open", open);
        return problem;
    }

    static FulfilmentProblem notPromisedThere(String field, String location, int asked, int there) {
        var problem =
                new FulfilmentProblem(
                        CONFLICT,
                        "not-promised-there",
                        "%d units cannot be picked at %s: it holds %d for this order that it does"
                                        .formatted(asked, location, there)
                                + " not pick yet.");
        problem.fact("field", field);
        problem.fact("there", there);
        return problem;
    }

    static FulfilmentProblem askedBack(Status state) {
        var problem =
                new FulfilmentProblem(
                        CONFLICT,
                        "units-asked-back",
                        "Somebody has asked to send units of it back, or has: it did leave.");
        problem.fact("state", state);
        return problem;
    }

    static FulfilmentProblem nothingIsReady() {
        return new FulfilmentProblem(
                CONFLICT,
                "nothing-is-ready",
                "Nothing of this order can be picked now: all is picked, sent or cancelled, or"
                        + " waits for goods.");
    }

    static FulfilmentProblem nothingWouldBeLeft() {
        return new FulfilmentProblem(
                CONFLICT,
                "nothing-would-be-left",
                "That is all of the order: cancel the order itself.");
    }

    static FulfilmentProblem paymentHeld(String state) {
        var problem =
                new FulfilmentProblem(
                        CONFLICT,
                        "payment-not-ready",
                        "The order's payment is " + state + ": goods wait until that is decided.");
        problem.fact("state", state);
        return problem;
    }

    /** The processor would not give the money: the goods stay. */
    static FulfilmentProblem notCaptured(Money due, Money captured) {
        var problem =
                new FulfilmentProblem(
                        PAYMENT_REQUIRED,
                        "payment-not-captured",
                        "%s is due before these goods leave, and %s is captured."
                                .formatted(due, captured));
        problem.fact("due", due);
        problem.fact("captured", captured);
        return problem;
    }

    static FulfilmentProblem captureUnclear() {
        var problem =
                new FulfilmentProblem(
                        CONFLICT,
                        "payment-unclear",
                        "It is not known yet whether the money was taken; the goods stay until it"
                                + " is. Ask again in half a minute.");
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, "30");
        return problem;
    }
}
