package dev.cartwright.secondfactor;

import dev.cartwright.platform.Problem;
import org.springframework.http.HttpStatus;

/** Why second factors say no. */
final class SecondFactorProblem extends Problem {

    private SecondFactorProblem(String slug, String detail) {
        super(HttpStatus.CONFLICT, slug, detail);
    }

    static SecondFactorProblem alreadySet() {
        return new SecondFactorProblem(
                "second-factor-set",
                "The account has a second factor; remove it before another takes its place.");
    }

    static SecondFactorProblem notSet() {
        return new SecondFactorProblem(
                "second-factor-not-set", "The account has no second factor.");
    }

    static SecondFactorProblem notOffered() {
        return new SecondFactorProblem(
                "second-factor-not-offered",
                "No second factor was offered in the last 24 hours; begin again.");
    }
}
