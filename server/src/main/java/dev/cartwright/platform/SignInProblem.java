package dev.cartwright.platform;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** The shop does not know who asks, and here it must. */
public final class SignInProblem extends Problem {

    private SignInProblem(HttpStatus status, String slug, String detail) {
        super(status, slug, detail);
    }

    public static SignInProblem needed() {
        var problem =
                new SignInProblem(
                        HttpStatus.UNAUTHORIZED,
                        "sign-in-needed",
                        "Sign in, and send the access token as \"Authorization: Bearer …\".");
        problem.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return problem;
    }
}
