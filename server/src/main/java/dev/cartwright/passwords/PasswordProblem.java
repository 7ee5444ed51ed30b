package dev.cartwright.passwords;

import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;

import dev.cartwright.platform.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Every way this module says no; a weak password is an invalid field instead. */
public final class PasswordProblem extends Problem {

    private static final String RETRY_AFTER_SECONDS = "5";

    private PasswordProblem(HttpStatus status, String slug, String detail) {
        super(status, slug, detail);
    }

    static PasswordProblem busy() {
        var problem =
                new PasswordProblem(
                        SERVICE_UNAVAILABLE,
                        "too-busy",
                        "Too many passwords are being checked; nothing was done. Ask again soon.");
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        return problem;
    }
}
