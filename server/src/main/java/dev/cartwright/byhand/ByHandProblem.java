package dev.cartwright.byhand;

import dev.cartwright.platform.Problem;
import org.springframework.http.HttpStatus;

/** Every way a receipt is refused. */
final class ByHandProblem extends Problem {

    private ByHandProblem(HttpStatus status, String slug, String detail) {
        super(status, slug, detail);
    }

    static ByHandProblem unknownOrder() {
        return new ByHandProblem(HttpStatus.NOT_FOUND, "unknown-order", "There is no such order.");
    }

    static ByHandProblem nothingIsDue() {
        return new ByHandProblem(
                HttpStatus.CONFLICT,
                "nothing-is-due-by-hand",
                "No money is to come by hand for this order.");
    }
}
