package dev.cartwright.abandonment;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.GONE;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import dev.cartwright.platform.Problem;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** Every way this module says no. */
public final class AbandonmentProblem extends Problem {

    private AbandonmentProblem(HttpStatus status, String slug, String detail) {
        super(status, slug, detail);
    }

    static AbandonmentProblem unknown(UUID id) {
        return new AbandonmentProblem(
                NOT_FOUND, "unknown-abandoned-cart", "There is no abandoned cart " + id + ".");
    }

    static AbandonmentProblem heldOut() {
        return new AbandonmentProblem(
                CONFLICT,
                "abandoned-cart-held-out",
                "This person is not to be told of carts, so that it is known what telling does.");
    }

    static AbandonmentProblem over(Instant end) {
        var problem =
                new AbandonmentProblem(
                        CONFLICT,
                        "abandoned-cart-over",
                        "Its time was over at " + end + "; nobody is told of it any more.");
        problem.fact("endsAt", end);
        return problem;
    }

    /** Says the same whatever is wrong with it, also to who may not open the cart. */
    static AbandonmentProblem linkNotValid() {
        return new AbandonmentProblem(
                GONE,
                "recovery-link-not-valid",
                "The link is too old, or its cart is bought, gone or somebody else's.");
    }
}
