package dev.cartwright.platform;

import org.springframework.http.HttpStatus;

/** Somebody of the staff asks for more than was permitted. */
public final class PermissionProblem extends Problem {

    private PermissionProblem(HttpStatus status, String slug, String detail) {
        super(status, slug, detail);
    }

    static PermissionProblem needed(Permission permission) {
        var problem =
                new PermissionProblem(
                        HttpStatus.FORBIDDEN,
                        "permission-needed",
                        "This asks for the permission " + permission + ".");
        problem.fact("permission", permission.toString());
        return problem;
    }
}
