package dev.cartwright.coupons;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.PRECONDITION_FAILED;
import static org.springframework.http.HttpStatus.TOO_MANY_REQUESTS;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import dev.cartwright.platform.Problem;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Every way this module says no. */
public final class CouponProblem extends Problem {

    private CouponProblem(HttpStatus status, String slug, String detail) {
        super(status, slug, detail);
    }

    private CouponProblem naming(String field, String message) {
        fact("errors", List.of(Map.of("field", field, "message", message)));
        return this;
    }

    /** Throws what a shopper is told whose code is worth nothing. */
    static void refuseUnlessUsable(Coupon coupon) {
        switch (coupon.state()) {
            case USABLE -> {}
            case MISTYPED -> throw mistyped();
            case UNKNOWN -> throw unknown();
            case NOT_YET_VALID ->
                    throw refused("coupon-not-yet-valid", "This code is not valid yet.");
            case EXPIRED -> throw refused("coupon-expired", "This code is not valid any more.");
            case USED_UP -> throw refused("coupon-used-up", "This code has been used up.");
            case LIMIT_REACHED ->
                    throw refused(
                            "coupon-limit-reached",
                            "You have used this code as often as one customer may.");
        }
    }

    private static CouponProblem mistyped() {
        return new CouponProblem(
                        UNPROCESSABLE_CONTENT,
                        "coupon-mistyped",
                        "There is no such code: a character is wrong, or two are swapped.")
                .naming("code", "has a wrong or a swapped character");
    }

    /** The same for a code that is somebody else's: nobody learns here that there is one. */
    static CouponProblem unknown() {
        return new CouponProblem(NOT_FOUND, "unknown-coupon", "There is no such code.")
                .naming("code", "is not known");
    }

    private static CouponProblem refused(String slug, String detail) {
        return new CouponProblem(CONFLICT, slug, detail);
    }

    static CouponProblem tooManyTries(long seconds) {
        var problem =
                new CouponProblem(
                        TOO_MANY_REQUESTS,
                        "too-many-coupon-tries",
                        "Too many codes were tried; the next one is answered in %d seconds."
                                .formatted(seconds));
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        return problem;
    }

    static CouponProblem taken(String code) {
        return refused("coupon-exists", "There is a code " + code + " already.")
                .naming("code", "is taken");
    }

    static CouponProblem usedMoreOften(int used) {
        var problem =
                refused("coupon-used-more-often", "It has been used %d times.".formatted(used))
                        .naming("maxUses", "must be at least " + used);
        problem.fact("used", used);
        return problem;
    }

    static CouponProblem changedMeanwhile(int version) {
        var problem =
                new CouponProblem(
                        PRECONDITION_FAILED,
                        "version-mismatch",
                        "It changed meanwhile; it is at version %d now.".formatted(version));
        problem.fact("version", version);
        return problem;
    }

    static CouponProblem unknownBatch(UUID id) {
        return new CouponProblem(
                NOT_FOUND, "unknown-coupon-batch", "There is no batch of codes " + id + ".");
    }

    static CouponProblem guessable(BigInteger most, BigInteger given) {
        var problem =
                new CouponProblem(
                                UNPROCESSABLE_CONTENT,
                                "codes-too-short",
                                ("Of codes like this at most %,d may be given out, one in a hundred;"
                                                + " %,d are. Longer ones are harder to guess.")
                                        .formatted(most, given))
                        .naming("length", "is too short for so many codes");
        problem.fact("most", most);
        problem.fact("given", given);
        return problem;
    }

    static CouponProblem shapeTaken() {
        return refused(
                        "coupon-shape-taken",
                        "Some of your own codes look like these, and would be taken for typing"
                                + " errors: choose another prefix or length.")
                .naming("prefix", "is that of other codes of this length");
    }

    static CouponProblem generated() {
        return refused("codes-are-generated", "The codes of this batch are generated, not sent.");
    }

    static CouponProblem underWay() {
        return refused("codes-under-way", "Its codes are still being made; ask again later.");
    }

    static CouponProblem overtaken() {
        return refused("upload-overtaken", "Another file of this batch began to arrive meanwhile.");
    }
}
