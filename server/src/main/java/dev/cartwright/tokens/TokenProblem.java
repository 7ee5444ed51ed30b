package dev.cartwright.tokens;

import static org.springframework.http.HttpStatus.UNAUTHORIZED;

import dev.cartwright.platform.Problem;
import org.springframework.http.HttpHeaders;

/** How this module says no; the challenge is that of RFC 6750. */
public final class TokenProblem extends Problem {

    private TokenProblem(String slug, String detail) {
        super(UNAUTHORIZED, slug, detail);
        getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
    }

    /** Whatever is wrong with it: who forges tokens is not told how far they came. */
    public static TokenProblem invalid() {
        return new TokenProblem(
                "invalid-token",
                "The access token has expired or is not one of ours; refresh it or sign in.");
    }
}
