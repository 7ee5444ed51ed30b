package dev.cartwright.apikeys;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import dev.cartwright.platform.Problem;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** Why keys say no. */
final class ApiKeyProblem extends Problem {

    private ApiKeyProblem(HttpStatus status, String slug, String detail) {
        super(status, slug, detail);
    }

    static ApiKeyProblem unknown(UUID id) {
        return new ApiKeyProblem(NOT_FOUND, "unknown-api-key", "There is no key " + id + ".");
    }

    static ApiKeyProblem notActive(ApiKey.Status status) {
        var problem =
                new ApiKeyProblem(
                        CONFLICT, "api-key-not-active", "The key is " + status + " already.");
        problem.fact("keyStatus", status);
        return problem;
    }

    static ApiKeyProblem replaced(UUID successor) {
        var problem =
                new ApiKeyProblem(
                        CONFLICT,
                        "api-key-replaced",
                        "The key was exchanged for " + successor + " already.");
        problem.fact("replacedBy", successor);
        return problem;
    }

    static ApiKeyProblem tooMany(int most) {
        return new ApiKeyProblem(
                CONFLICT,
                "too-many-api-keys",
                "A shop has at most " + most + " active keys; revoke one first.");
    }
}
