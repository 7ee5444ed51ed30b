package dev.cartwright.tokens;

import static org.springframework.http.HttpStatus.UNAUTHORIZED;

import dev.cartwright.platform.Problem;
import org.springframework.http.HttpHeaders;

/** Every way this module says no; the challenge is that of RFC 6750. */
public final class TokenProblem extends Problem {

    private TokenProblem(String slug, String detail, String challenge) {
        super(UNAUTHORIZED, slug, detail);
        getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, challenge);
    }

    /** Whatever is wrong with it: who forges tokens is not told how far they came. */
    public static TokenProblem invalid() {
        return new TokenProblem(
                "invalid-token",
                "The access token has expired or is not one of ours; refresh it or sign in.",
                "Bearer error=\"invalid_token\"");
    }

    static TokenProblem signInNeeded() {
        return new TokenProblem(
                "sign-in-needed",
                "Sign in and send the access token as \"Authorization: Bearer …\".",
                "Bearer");
    }
}
