package dev.cartwright.platform;

import dev.cartwright.kernel.InvalidField;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What somebody of the staff may do: {@code orders:write}. */
public record Permission(Area area, Access access) implements Comparable<Permission> {

    private static final Set<Permission> ALL =
            Arrays.stream(Area.values())
                    .flatMap(area ->
                            area.accesses().stream().map(access -> new Permission(area, access)))
                    .collect(Collectors.toCollection(TreeSet::new));

    /** Throws {@link IllegalArgumentException} where the area has no such access. */
    public Permission {
        if (!area.accesses().contains(access)) {
            throw new IllegalArgumentException(area + " has no " + access);
        }
    }

    /** Returns each there is, area by area. */
    public static Set<Permission> all() {
        return new TreeSet<>(ALL);
    }

    /**
     * Returns the one of such a name.
     *
     * @throws InvalidField where there is none
     */
    public static Permission parse(String name) {
        return ALL.stream()
                .filter(it -> it.toString().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new InvalidField("permissions", "must be among " + ALL + ", not " + name));
    }

    /**
     * Returns whether a person proves again who they are before they use it: it moves money, or
     * lets others in.
     */
    public boolean isSensitive() {
        return switch (access) {
            case MONEY, APPROVE -> true;
            case WRITE -> area.letsOthersIn();
            case READ -> false;
        };
    }

    @Override
    public int compareTo(Permission other) {
        var areas = area.compareTo(other.area);
        return areas == 0 ? access.compareTo(other.access) : areas;
    }

    @Override
    public String toString() {
        return (area + ":" + access).toLowerCase(Locale.ROOT);
    }
}
