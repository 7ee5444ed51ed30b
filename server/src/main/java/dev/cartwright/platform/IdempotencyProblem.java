package dev.cartwright.platform;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Every way a request that came before is refused. */
public final class IdempotencyProblem extends Problem {

    private IdempotencyProblem(HttpStatus status, String slug, String detail) {
        super(status, slug, detail);
    }

    static IdempotencyProblem anotherBody() {
        return new IdempotencyProblem(
                UNPROCESSABLE_CONTENT,
                "idempotency-key-reused",
                "This Idempotency-Key came with another body before; take a new key.");
    }

    /** The first request with this key is still being worked on. */
    public static IdempotencyProblem inProgress(String subject) {
        var problem =
                new IdempotencyProblem(
                        CONFLICT,
                        "request-in-progress",
                        "A request with this Idempotency-Key is being worked on; ask again soon.");
        problem.fact("subject", subject);
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
        return problem;
    }
}
