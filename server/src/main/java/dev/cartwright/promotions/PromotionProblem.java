package dev.cartwright.promotions;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.PRECONDITION_FAILED;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import dev.cartwright.discounts.Fault;
import dev.cartwright.kernel.PromotionId;
import dev.cartwright.platform.Problem;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** Every way this module says no to staff. */
final class PromotionProblem extends Problem {

    private PromotionProblem(HttpStatus status, String slug, String detail) {
        super(status, slug, detail);
    }

    private PromotionProblem naming(List<Fault> faults) {
        fact(
                "errors",
                faults.stream()
                        .map(it -> Map.of("field", it.path(), "message", it.message()))
                        .toList());
        return this;
    }

    static void refuseIfAny(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new PromotionProblem(BAD_REQUEST, "invalid-request", "Not every field is valid.")
                    .naming(faults);
        }
    }

    static PromotionProblem unknown(PromotionId id) {
        return new PromotionProblem(
                NOT_FOUND, "unknown-promotion", "There is no promotion " + id + ".");
    }

    static PromotionProblem unknownVersion(int version) {
        return new PromotionProblem(
                NOT_FOUND,
                "unknown-promotion-version",
                "The promotion has no version " + version + ".");
    }

    static PromotionProblem changedMeanwhile(int revision) {
        var problem =
                new PromotionProblem(
                        PRECONDITION_FAILED,
                        "version-mismatch",
                        "It changed meanwhile; it is at revision %d now.".formatted(revision));
        problem.fact("version", revision);
        return problem;
    }

    static PromotionProblem notPossible(State state) {
        var problem =
                new PromotionProblem(
                        CONFLICT, "promotion-state", "The promotion is " + state + ".");
        problem.fact("state", state);
        return problem;
    }

    static PromotionProblem nothingRequested() {
        return new PromotionProblem(
                CONFLICT, "nothing-to-approve", "Nobody asks that it be published.");
    }

    static PromotionProblem secondPersonNeeded() {
        return new PromotionProblem(
                FORBIDDEN,
                "second-person-needed",
                "Somebody else than who asked for it has to publish this version.");
    }

    static PromotionProblem noPastOrders() {
        return new PromotionProblem(
                CONFLICT, "no-past-orders", "This shop has no orders to try a promotion on.");
    }

    static PromotionProblem tooManyOrders(int most) {
        var problem =
                new PromotionProblem(
                        UNPROCESSABLE_CONTENT,
                        "too-many-orders",
                        "More than %d orders were placed then; a simulation looks at no more. Ask"
                                        .formatted(most)
                                + " for a shorter time, or for one channel.");
        problem.fact("most", most);
        return problem;
    }

    static PromotionProblem usedMore(List<Fault> faults) {
        return new PromotionProblem(
                        CONFLICT,
                        "promotion-used-more",
                        "More of it is used up already than the limit would allow.")
                .naming(faults);
    }
}
