package dev.cartwright.returns;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.platform.Problem;
import org.springframework.http.HttpStatus;

/** Every way a return is refused. */
final class ReturnProblem extends Problem {

    private ReturnProblem(HttpStatus status, String slug, String detail) {
        super(status, slug, detail);
    }

    static ReturnProblem unknown() {
        return new ReturnProblem(NOT_FOUND, "unknown-return", "There is no such return.");
    }

    static InvalidField unknownLine(String field, String of) {
        return new InvalidField(field, "must be a line of " + of);
    }

    static ReturnProblem wrongState(ReturnState state, ReturnState wanted) {
        var problem =
                new ReturnProblem(
                        CONFLICT,
                        "return-not-ready",
                        "The return is %s: it cannot become %s.".formatted(state, wanted));
        problem.fact("state", state);
        problem.fact("moves", state.next());
        return problem;
    }

    /** Neither what never left, nor what is coming back already. */
    static ReturnProblem moreThanWasSent(String field, int asked, int left) {
        return ofField(
                field,
                left,
                "more-than-was-sent",
                "%d units cannot be sent back: %d have left and are not coming back yet."
                        .formatted(asked, left));
    }

    static ReturnProblem tooLate(String field, int asked, int left) {
        return ofField(
                field,
                left,
                "return-too-late",
                "%d units cannot be sent back any more: of %d it is not too long ago that they"
                                .formatted(asked, left)
                        + " arrived.");
    }

    static ReturnProblem moreThanIsExpected(String field, int came, int left) {
        return ofField(
                field,
                left,
                "more-than-is-expected",
                "%d units are said to have come, and %d are expected.".formatted(came, left));
    }

    private static ReturnProblem ofField(String field, int left, String slug, String detail) {
        var problem = new ReturnProblem(CONFLICT, slug, detail);
        problem.fact("field", field);
        problem.fact("left", left);
        return problem;
    }
}
