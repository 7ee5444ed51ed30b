package dev.cartwright.platform;

import java.util.Set;

/** What who asks may do as one of the staff; nothing, where it is none of them. */
public record Grants(Set<Permission> permissions) {

    /** Bound for each request by the web. */
    public static final ScopedValue<Grants> CURRENT = ScopedValue.newInstance();

    public static final Grants NONE = new Grants(Set.of());
    public static final Grants ALL = new Grants(Permission.all());

    public Grants {
        permissions = Set.copyOf(permissions);
    }

    /**
     * Looks again where what is asked says more than its address does.
     *
     * @throws PermissionProblem where a request is being answered that lacks it; jobs lack none
     */
    public static void requireCurrent(Area area, Access access) {
        CURRENT.orElse(ALL).require(new Permission(area, access));
    }

    /** Throws {@link PermissionProblem} where it is not among them. */
    public void require(Permission permission) {
        if (!permissions.contains(permission)) {
            throw PermissionProblem.needed(permission);
        }
    }
}
