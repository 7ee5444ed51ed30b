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
}
