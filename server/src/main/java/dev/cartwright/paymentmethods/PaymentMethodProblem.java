package dev.cartwright.paymentmethods;

import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import dev.cartwright.platform.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Every way this module says no. */
public final class PaymentMethodProblem extends Problem {

    private PaymentMethodProblem(HttpStatus status, String slug, String detail) {
        super(status, slug, detail);
    }

    /** Says the same of methods of others, and to guests. */
    public static PaymentMethodProblem unknown() {
        return new PaymentMethodProblem(
                NOT_FOUND, "unknown-payment-method", "You have no such payment method.");
    }

    static PaymentMethodProblem tooMany(int most) {
        return new PaymentMethodProblem(
                UNPROCESSABLE_CONTENT,
                "too-many-payment-methods",
                "At most " + most + " payment methods are remembered; forget one of them first.");
    }

    /** Nothing was bought: the shopper decides whether to pay without being remembered. */
    static PaymentMethodProblem notNow() {
        var problem =
                new PaymentMethodProblem(
                        SERVICE_UNAVAILABLE,
                        "payment-method-cannot-be-saved",
                        "The processor cannot remember you just now, and nothing was bought: try"
                                + " again, or pay without saving.");
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, "5");
        return problem;
    }
}
