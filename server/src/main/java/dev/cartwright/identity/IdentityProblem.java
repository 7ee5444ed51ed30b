package dev.cartwright.identity;

import dev.cartwright.platform.Problem;
import org.springframework.http.HttpStatus;

/** The ways an account says no. None tells whether there is an account, but to its owner. */
final class IdentityProblem extends Problem {

    private IdentityProblem(HttpStatus status, String slug, String detail) {
        super(status, slug, detail);
    }

    static IdentityProblem wrongCredentials() {
        return new IdentityProblem(
                HttpStatus.UNAUTHORIZED,
                "wrong-credentials",
                "No account has this e-mail address and password.");
    }

    static IdentityProblem notVerified() {
        return new IdentityProblem(
                HttpStatus.FORBIDDEN,
                "email-not-verified",
                "The e-mail address is not verified yet: open the link in the mail, or ask for"
                        + " another at /api/auth/verification/resend.");
    }

    static IdentityProblem disabled() {
        return new IdentityProblem(
                HttpStatus.FORBIDDEN, "account-disabled", "The shop has disabled this account.");
    }

    static IdentityProblem refreshRefused() {
        return new IdentityProblem(
                HttpStatus.UNAUTHORIZED,
                "invalid-refresh-token",
                "The session has ended: sign in again.");
    }

    static IdentityProblem sessionEnded() {
        return new IdentityProblem(
                HttpStatus.UNAUTHORIZED, "session-ended", "The session has ended: sign in again.");
    }

    static IdentityProblem unknownSession() {
        return new IdentityProblem(
                HttpStatus.NOT_FOUND, "unknown-session", "There is no such session.");
    }

    static IdentityProblem unknownUser() {
        return new IdentityProblem(
                HttpStatus.NOT_FOUND, "unknown-account", "There is no such account.");
    }
}
