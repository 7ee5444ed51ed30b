package dev.cartwright.payments;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;

import dev.cartwright.platform.Problem;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Operation.Kind;
import org.joda.money.Money;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Every way a payment says no. */
public final class PaymentProblem extends Problem {

    private PaymentProblem(HttpStatus status, String slug, String detail) {
        super(status, slug, detail);
    }

    static PaymentProblem unknown() {
        return new PaymentProblem(NOT_FOUND, "unknown-payment", "There is no such payment.");
    }

    static PaymentProblem wrongState(Payment payment, String why) {
        var problem =
                new PaymentProblem(
                        CONFLICT,
                        "payment-not-ready",
                        "The payment is " + payment.state() + ": " + why + ".");
        problem.fact("state", payment.state());
        return problem;
    }

    /** Asked for more than is left of the payment; says how much is. */
    static PaymentProblem exceeded(Kind kind, Money asked, Money left) {
        var problem =
                new PaymentProblem(
                        CONFLICT,
                        "amount-exceeds-payment",
                        kind + " of " + asked + " is not possible: " + left + " is left.");
        problem.fact("left", left);
        return problem;
    }

    /** A refund that is not known to have failed must not be paid a second time. */
    static PaymentProblem notFailed(Operation operation) {
        var problem =
                new PaymentProblem(
                        CONFLICT,
                        "refund-not-failed",
                        "Only a refund of which the processor said that it was not paid is paid"
                                + " again or in another way; this one is "
                                + operation.status()
                                + ".");
        problem.fact("state", operation.status());
        return problem;
    }

    static PaymentProblem lost() {
        var problem =
                new PaymentProblem(
                        SERVICE_UNAVAILABLE,
                        "payment-not-started",
                        "The purchase was lost before any money moved; try again.");
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
        return problem;
    }

    /** The database went away just before the processor was to be asked. */
    public static PaymentProblem unclear() {
        var problem =
                new PaymentProblem(
                        SERVICE_UNAVAILABLE,
                        "payment-unclear",
                        "It is not known yet whether the payment was started; no second one will"
                                + " be. Ask again with the same Idempotency-Key in half a minute.");
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, "30");
        return problem;
    }
}
