package dev.cartwright.stocklive;

import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;
import static org.springframework.http.HttpStatus.TOO_MANY_REQUESTS;

import dev.cartwright.platform.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Every way this module says no. */
public final class LiveProblem extends Problem {

    private LiveProblem(HttpStatus status, String slug, String detail, int retryAfterSeconds) {
        super(status, slug, detail);
        getHeaders().set(HttpHeaders.RETRY_AFTER, Integer.toString(retryAfterSeconds));
    }

    static LiveProblem tooManyOfYours(int most) {
        return new LiveProblem(
                TOO_MANY_REQUESTS,
                "too-many-streams",
                "Your network listens to %d streams already; end one of them.".formatted(most),
                30);
    }

    static LiveProblem full() {
        return new LiveProblem(
                SERVICE_UNAVAILABLE,
                "streams-are-full",
                "Too many listen just now. Ask for JSON from time to time, or come back.",
                30);
    }
}
