package dev.cartwright.links;

import dev.cartwright.platform.Problem;
import org.springframework.http.HttpStatus;

/** A link does not do what it was sent for. */
public final class LinkProblem extends Problem {

    private LinkProblem(HttpStatus status, String slug, String detail) {
        super(status, slug, detail);
    }

    /** Says the same whatever is wrong with it, also where the account is. */
    public static LinkProblem notValid() {
        return new LinkProblem(
                HttpStatus.GONE,
                "link-not-valid",
                "The link has been used, is too old, or a newer one was sent.");
    }
}
