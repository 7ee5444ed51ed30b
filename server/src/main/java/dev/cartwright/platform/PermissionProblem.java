package dev.cartwright.platform;

import java.util.Collection;
import org.springframework.http.HttpStatus;

/** Somebody of the staff asks for more than was permitted. */
public final class PermissionProblem extends Problem {

    private final boolean isUnproven;

    private PermissionProblem(String slug, String detail, boolean isUnproven) {
        super(HttpStatus.FORBIDDEN, slug, detail);
        this.isUnproven = isUnproven;
    }

    /** Returns whether nothing is missing but that the person proves who they are. */
    public boolean isUnproven() {
        return isUnproven;
    }

    static PermissionProblem needed(Permission permission) {
        var problem =
                new PermissionProblem(
                        "permission-needed",
                        "This asks for the permission " + permission + ".",
                        false);
        problem.fact("permission", permission.toString());
        return problem;
    }

    /** Where no permission is asked for, but that it is the person. */
    public static PermissionProblem proofNeeded() {
        return new PermissionProblem(
                "proof-needed", "Prove first that it is you who does this.", true);
    }

    static PermissionProblem unproven(Permission permission) {
        var problem = proofNeeded();
        problem.fact("permission", permission.toString());
        return problem;
    }

    static PermissionProblem notYours(Collection<Permission> missing) {
        var problem =
                new PermissionProblem(
                        "permissions-not-yours",
                        "Nobody gives or takes what they do not have: " + missing + ".",
                        false);
        problem.fact("permissions", missing.stream().map(Permission::toString).toList());
        return problem;
    }
}
