package dev.cartwright.customers;

import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.PRECONDITION_FAILED;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import dev.cartwright.platform.Problem;
import org.springframework.http.HttpStatus;

/** Every way this module says no. */
public final class CustomerProblem extends Problem {

    private CustomerProblem(HttpStatus status, String slug, String detail) {
        super(status, slug, detail);
    }

    static CustomerProblem unknownCustomer() {
        return new CustomerProblem(
                NOT_FOUND, "unknown-customer", "There is no such customer, or it was erased.");
    }

    /** Says the same of addresses of others. */
    static CustomerProblem unknownAddress() {
        return new CustomerProblem(
                NOT_FOUND, "unknown-address", "There is no such address in your address book.");
    }

    static CustomerProblem tooManyAddresses(int most) {
        return new CustomerProblem(
                UNPROCESSABLE_CONTENT,
                "too-many-addresses",
                "An address book has at most " + most + " addresses.");
    }

    static CustomerProblem changedMeanwhile(int version) {
        var problem =
                new CustomerProblem(
                        PRECONDITION_FAILED,
                        "version-mismatch",
                        "The profile changed meanwhile; it is at version " + version + " now.");
        problem.fact("version", version);
        return problem;
    }
}
