package dev.cartwright.attempts;

import dev.cartwright.platform.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Somebody tries more often than people do. */
public final class AttemptProblem extends Problem {

    private AttemptProblem(HttpStatus status, String slug, String detail) {
        super(status, slug, detail);
    }

    static AttemptProblem tooMany(long retryAfterSeconds) {
        var problem =
                new AttemptProblem(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-many-attempts",
                        "Too many tries; the next one is answered in "
                                + retryAfterSeconds
                                + " seconds. A new password can be set at any time by mail.");
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(retryAfterSeconds));
        return problem;
    }
}
