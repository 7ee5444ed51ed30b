package dev.cartwright.tokens;

import dev.cartwright.kernel.CustomerId;
import dev.cartwright.platform.SignInProblem;
import java.util.UUID;

/**
 * The signed-in customer whose request is being answered.
 *
 * @param user the account
 * @param session the sign-in that the token came from
 */
public record Bearer(UUID user, CustomerId customer, UUID session) {

    /** Bound by the web for each request that carries a valid access token. */
    public static final ScopedValue<Bearer> CURRENT = ScopedValue.newInstance();

    /**
     * Returns whose request this is.
     *
     * @throws SignInProblem {@code sign-in-needed}, 401, for a guest
     */
    public static Bearer required() {
        return CURRENT.orElseThrow(SignInProblem::needed);
    }
}
