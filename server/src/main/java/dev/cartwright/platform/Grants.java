package dev.cartwright.platform;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * What who asks may do as one of the staff; nothing, where it is none of them.
 *
 * @param unproven those of the permissions for which the person must first prove again who they are
 * @param scope where all of the permissions hold
 */
public record Grants(Set<Permission> permissions, Set<Permission> unproven, Scope scope) {

    /** Bound for each request by the web. */
    public static final ScopedValue<Grants> CURRENT = ScopedValue.newInstance();

    public static final Grants NONE = new Grants(Set.of());
    public static final Grants ALL = new Grants(Permission.all());

    public Grants {
        permissions = Set.copyOf(permissions);
        unproven = Set.copyOf(unproven);
    }

    /** Everywhere. */
    public Grants(Set<Permission> permissions, Set<Permission> unproven) {
        this(permissions, unproven, Scope.EVERYWHERE);
    }

    /** Of a program, which proves who it is with each request. */
    public Grants(Set<Permission> permissions, Scope scope) {
        this(permissions, Set.of(), scope);
    }

    /** As above, everywhere. */
    public Grants(Set<Permission> permissions) {
        this(permissions, Set.of());
    }

    /** Returns where who asks may do something; jobs and customers are not limited. */
    public static Scope currentScope() {
        return CURRENT.orElse(ALL).scope();
    }

    /**
     * Looks again where what is asked says more than its address does.
     *
     * @throws PermissionProblem where a request is being answered that lacks it; jobs lack none
     */
    public static void requireCurrent(Area area, Access access) {
        CURRENT.orElse(ALL).require(new Permission(area, access));
    }

    /**
     * Looks whether who asks may give others these permissions, or take them from them.
     *
     * @throws PermissionProblem where they have not all of them themselves
     */
    public static void requireCurrent(Collection<Permission> given) {
        var missing = new TreeSet<>(given);
        missing.removeAll(CURRENT.orElse(ALL).permissions());
        if (!missing.isEmpty()) {
            throw PermissionProblem.notYours(missing);
        }
    }

    /**
     * Looks whether who asks may let others do something there, or keep them from it.
     *
     * @throws PermissionProblem where they may not everywhere there themselves
     */
    public static void requireCurrent(Scope given) {
        if (!given.isWithin(currentScope())) {
            throw PermissionProblem.notYours(currentScope());
        }
    }

    /** Returns the permissions, where they hold for all of the shop; else none. */
    public Set<Permission> everywhere() {
        return scope.isEverywhere() ? permissions : Set.of();
    }

    /** Throws {@link PermissionProblem} where it is not among them, or not proven. */
    public void require(Permission permission) {
        if (!permissions.contains(permission)) {
            throw PermissionProblem.needed(permission);
        }
        if (unproven.contains(permission)) {
            throw PermissionProblem.unproven(permission);
        }
    }
}
