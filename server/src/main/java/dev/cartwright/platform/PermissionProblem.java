package dev.cartwright.platform;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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

    /** Where what is asked for is of the whole shop. */
    static PermissionProblem tooNarrow(Scope own) {
        return limited(
                own,
                "scope-too-narrow",
                "This is of more of the shop than you may see or change: you are limited to ");
    }

    /** Where a request names what lies outside. */
    static PermissionProblem elsewhere(Scope own) {
        return limited(own, "scope-too-narrow", "This lies elsewhere: you are limited to ");
    }

    static PermissionProblem notYours(Scope own) {
        return limited(
                own,
                "scope-not-yours",
                "Nobody gives or takes more than they have: you are limited to ");
    }

    private static PermissionProblem limited(Scope own, String slug, String sentence) {
        var problem = new PermissionProblem(slug, sentence + said(own) + ".", false);
        if (!own.channels().isEmpty()) {
            problem.fact("channels", List.copyOf(own.channels()));
        }
        if (!own.locations().isEmpty()) {
            problem.fact("locations", List.copyOf(own.locations()));
        }
        return problem;
    }

    private static String said(Scope own) {
        var parts = new ArrayList<String>();
        if (!own.channels().isEmpty()) {
            parts.add("the channels " + own.channels());
        }
        if (!own.locations().isEmpty()) {
            parts.add("the locations " + own.locations());
        }
        return String.join(" and ", parts);
    }
}
