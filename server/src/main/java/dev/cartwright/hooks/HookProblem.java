package dev.cartwright.hooks;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.PRECONDITION_FAILED;

import dev.cartwright.platform.Problem;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** Every way this module says no. */
public final class HookProblem extends Problem {

    private HookProblem(HttpStatus status, String slug, String detail) {
        super(status, slug, detail);
    }

    static HookProblem unknown(UUID id) {
        return new HookProblem(
                NOT_FOUND, "unknown-webhook-endpoint", "There is no webhook endpoint " + id + ".");
    }

    static HookProblem unknownMessage(UUID event) {
        return new HookProblem(
                NOT_FOUND,
                "unknown-webhook-message",
                "The endpoint has no message " + event + ", or it is no longer kept.");
    }

    static HookProblem tooMany(int most) {
        return new HookProblem(
                CONFLICT,
                "too-many-webhook-endpoints",
                "There are %d endpoints at most; delete one that is not needed.".formatted(most));
    }

    static HookProblem changedMeanwhile(int version) {
        var problem =
                new HookProblem(
                        PRECONDITION_FAILED,
                        "version-mismatch",
                        "It changed meanwhile; it is at version " + version + " now.");
        problem.fact("version", version);
        return problem;
    }

    static HookProblem notActive(Hook.Status status) {
        var problem =
                new HookProblem(
                        CONFLICT,
                        "webhook-endpoint-not-active",
                        "The endpoint is " + status + ": resume it before it is tested.");
        problem.fact("state", status);
        return problem;
    }

    static HookProblem beingSent() {
        return new HookProblem(
                CONFLICT,
                "webhook-message-being-sent",
                "The message is being sent at this moment; see what becomes of it.");
    }

    static HookProblem tooManySecrets(int most) {
        return new HookProblem(
                CONFLICT,
                "too-many-webhook-secrets",
                "%d secrets sign already; wait, or let the old ones end at once.".formatted(most));
    }
}
