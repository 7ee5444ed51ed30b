package dev.cartwright.console;

import dev.cartwright.platform.Problem;
import org.springframework.http.HttpStatus;

/** Why the console says no. */
final class ConsoleProblem extends Problem {

    private ConsoleProblem(HttpStatus status, String slug, String detail) {
        super(status, slug, detail);
    }

    static ConsoleProblem signInNeeded() {
        return new ConsoleProblem(
                HttpStatus.UNAUTHORIZED, "sign-in-needed", "Sign in at the console first.");
    }

    static ConsoleProblem unknownSession() {
        return new ConsoleProblem(
                HttpStatus.NOT_FOUND, "unknown-session", "None of your sessions is that one.");
    }

    static ConsoleProblem codesFirst() {
        return new ConsoleProblem(
                HttpStatus.CONFLICT,
                "codes-first",
                "Set up an app that shows codes first: by its recovery codes you come in when you"
                        + " have lost the passkey.");
    }

    static ConsoleProblem removalNotDue() {
        return new ConsoleProblem(
                HttpStatus.CONFLICT,
                "removal-not-due",
                "The second factor cannot be removed with this link: the time that the mail names"
                        + " has not come, or the link is too old.");
    }
}
