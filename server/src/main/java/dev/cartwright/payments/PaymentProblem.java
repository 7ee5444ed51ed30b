package dev.cartwright.payments;

import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;

import dev.cartwright.platform.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Every way a payment says no. */
public final class PaymentProblem extends Problem {

    private PaymentProblem(HttpStatus status, String slug, String detail) {
        super(status, slug, detail);
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
