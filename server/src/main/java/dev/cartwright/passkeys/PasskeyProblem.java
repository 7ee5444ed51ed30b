package dev.cartwright.passkeys;

import dev.cartwright.platform.Problem;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** Why passkeys say no. */
public final class PasskeyProblem extends Problem {

    private PasskeyProblem(HttpStatus status, String slug, String detail) {
        super(status, slug, detail);
    }

    public static PasskeyProblem refused() {
        return new PasskeyProblem(
                HttpStatus.UNAUTHORIZED, "passkey-refused", "This passkey opens nothing here.");
    }

    static PasskeyProblem stale() {
        return new PasskeyProblem(
                HttpStatus.UNAUTHORIZED,
                "passkey-challenge-stale",
                "This was answered too late, or twice. Begin again.");
    }

    static PasskeyProblem taken() {
        return new PasskeyProblem(
                HttpStatus.CONFLICT,
                "passkey-taken",
                "This passkey is an account's already; have another made.");
    }

    static PasskeyProblem tooMany(int most) {
        return new PasskeyProblem(
                HttpStatus.CONFLICT,
                "too-many-passkeys",
                "An account has at most " + most + " passkeys; remove one first.");
    }

    static PasskeyProblem unknown(UUID id) {
        return new PasskeyProblem(
                HttpStatus.NOT_FOUND, "unknown-passkey", "None of your passkeys is " + id + ".");
    }
}
