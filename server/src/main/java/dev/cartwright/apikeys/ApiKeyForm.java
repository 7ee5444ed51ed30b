package dev.cartwright.apikeys;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Text;
import dev.cartwright.platform.FieldErrors;
import dev.cartwright.platform.Grants;
import dev.cartwright.platform.Permission;
import dev.cartwright.platform.Scopes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody filled in for a new key, as it was typed.
 *
 * @param permissions such as {@code orders:read}
 * @param channels none: as who asks
 * @param locations as above
 * @param days after how many it ends; empty: as late as one may
 */
record ApiKeyForm(
        String name,
        List<String> permissions,
        Set<String> channels,
        Set<String> locations,
        String days) {

    static final ApiKeyForm EMPTY = new ApiKeyForm("", List.of(), Set.of(), Set.of(), "90");

    private static final String AS_OFFERED = "must be one of those offered";

    /** Permissions of one area, to be chosen. */
    record AreaChoice(String area, List<PermissionChoice> permissions) {}

    /** One permission, to be chosen or not. */
    record PermissionChoice(String value, String access, boolean isChosen) {}

    /** When a key may end. */
    record Term(int days, boolean isChosen) {}

    /** How long an old key may open the same as the new one. */
    record Overlap(int hours, String label, boolean isChosen) {}

    FieldErrors errors(Duration longest, Scopes scopes) {
        var errors = new FieldErrors();
        errors.check(this::checkedName);
        errors.check(this::checkedPermissions);
        errors.check(() -> scopes.chosen(channels, locations));
        errors.check(() -> term(days, longest));
        return errors;
    }

    String checkedName() {
        return Text.required("name", name, ApiKey.NAME);
    }

    Set<Permission> checkedPermissions() {
        if (permissions.isEmpty()) {
            throw new InvalidField("permissions", "must not be empty");
        }
        return permissions.stream().map(Permission::parse).collect(Collectors.toSet());
    }

    /** Returns what who asks may give, area by area. */
    List<AreaChoice> choices() {
        var byArea = new LinkedHashMap<String, List<PermissionChoice>>();
        for (var each : new TreeSet<>(Grants.CURRENT.orElse(Grants.NONE).permissions())) {
            var value = each.toString();
            byArea.computeIfAbsent(word(each.area()), _ -> new ArrayList<>())
                    .add(
                            new PermissionChoice(
                                    value, word(each.access()), permissions.contains(value)));
        }
        return byArea.entrySet().stream()
                .map(it -> new AreaChoice(it.getKey(), it.getValue()))
                .toList();
    }

    static List<Term> terms(String chosen, Duration longest) {
        return Stream.of(7, 30, 90, 365)
                .filter(days -> Duration.ofDays(days).compareTo(longest) <= 0)
                .map(days -> new Term(days, String.valueOf(days).equals(chosen)))
                .toList();
    }

    static List<Overlap> overlaps(String chosen) {
        return Stream.of(
                        new Overlap(0, "Not at all: somebody else knows it", false),
                        new Overlap(1, "One hour", false),
                        new Overlap(24, "One day", false),
                        new Overlap(168, "One week", false),
                        new Overlap(ApiKeys.MOST_HOURS, "30 days", false))
                .map(it ->
                        new Overlap(
                                it.hours(), it.label(), String.valueOf(it.hours()).equals(chosen)))
                .toList();
    }

    /** Returns how long a key opens something; null: as long as one may. */
    static @Nullable Duration term(String days, Duration longest) {
        if (days.isEmpty()) {
            return null;
        }
        return terms(days, longest).stream()
                .filter(Term::isChosen)
                .findFirst()
                .map(it -> Duration.ofDays(it.days()))
                .orElseThrow(() -> new InvalidField("days", AS_OFFERED));
    }

    /** Returns how long the old key opens the same still; null: as the settings say. */
    static @Nullable Duration overlap(String hours) {
        if (hours.isEmpty()) {
            return null;
        }
        return overlaps(hours).stream()
                .filter(Overlap::isChosen)
                .findFirst()
                .map(it -> Duration.ofHours(it.hours()))
                .orElseThrow(() -> new InvalidField("overlapHours", AS_OFFERED));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
