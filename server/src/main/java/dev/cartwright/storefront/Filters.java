package dev.cartwright.storefront;

import dev.cartwright.search.Facets;
import dev.cartwright.search.Facets.AttributeFacet;
import dev.cartwright.search.Facets.ValueCount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ways to narrow a list.
 *
 * @param groups one a kind of value, each with its values
 */
record Filters(List<Group> groups) {

    /** Beyond so many a person searches rather than reads. */
    private static final int GROUPS = 8;

    private static final int VALUES = 30;
    private static final int AT_FIRST = 6;

    private static final String NUMBER = "[+-]?[0-9]+([.][0-9]+)?";

    /** A box to tick; a value that was chosen stays even where it finds nothing any more. */
    record Choice(String name, String value, String label, long count, boolean chosen) {}

    /**
     * Boxes of one kind.
     *
     * @param more those that a person asks for
     * @param open where somebody has chosen here, and for the first few
     */
    record Group(String legend, List<Choice> first, List<Choice> more, boolean open) {

        /** Called by the templates. */
        public boolean moreIsChosen() {
            return more.stream().anyMatch(Choice::chosen);
        }

        boolean isChosen() {
            return moreIsChosen() || first.stream().anyMatch(Choice::chosen);
        }
    }

    static Filters of(Facets facets, Asked asked) {
        var groups = new ArrayList<Group>();
        var brands =
                choices(
                        Asked.BRAND,
                        facets.brands(),
                        asked.values(Asked.BRAND),
                        UnaryOperator.identity());
        if (brands.size() > 1 || asked.value(Asked.BRAND) != null) {
            groups.add(group("Brand", brands, true));
        }
        var chosen = asked.attributes();
        for (var facet : facets.attributes()) {
            var values = chosen.getOrDefault(facet.code(), List.of());
            if (facet.values().size() > 1 || !values.isEmpty()) {
                groups.add(attribute(facet, values, groups.size() < 3 || !values.isEmpty()));
            }
        }
        chosen.forEach((code, values) -> {
            if (facets.attributes().stream().noneMatch(it -> it.code().equals(code))) {
                groups.add(
                        attribute(new AttributeFacet(code, code, null, List.of()), values, true));
            }
        });
        return new Filters(
                Stream.concat(
                                groups.stream().filter(Group::isChosen),
                                groups.stream().filter(it -> !it.isChosen()).limit(GROUPS))
                        .sorted(Comparator.comparingInt(groups::indexOf))
                        .toList());
    }

    /** What a value of an attribute is called where it stands alone. */
    static String label(Facets facets, String code, String value) {
        return facets.attributes().stream()
                .filter(it -> it.code().equals(code))
                .map(it -> it.label() + ": " + readable(it).apply(value))
                .findFirst()
                .orElse(code + ": " + value);
    }

    private static Group attribute(AttributeFacet facet, List<String> chosen, boolean open) {
        var choices =
                choices(Asked.ATTRIBUTE, facet.values(), chosen, readable(facet)).stream()
                        .map(it ->
                                new Choice(
                                        it.name(),
                                        facet.code() + ":" + it.value(),
                                        it.label(),
                                        it.count(),
                                        it.chosen()))
                        .toList();
        return group(facet.label(), choices, open);
    }

    private static UnaryOperator<String> readable(AttributeFacet facet) {
        var isTruth =
                facet.values().stream()
                        .allMatch(it -> it.value().equals("true") || it.value().equals("false"));
        if (isTruth && !facet.values().isEmpty()) {
            return Figures::truth;
        }
        var unit = facet.unit();
        return unit == null ? UnaryOperator.identity() : value -> value + " " + unit;
    }

    /** The case of a value counts as little here as where it is searched by. */
    private static List<Choice> choices(
            String name,
            List<ValueCount> counted,
            List<String> chosen,
            UnaryOperator<String> readable) {
        var choices = new ArrayList<Choice>();
        for (var value : chosen) {
            if (counted.stream().noneMatch(it -> same(name, it.value(), value))) {
                choices.add(new Choice(name, value, readable.apply(value), 0, true));
            }
        }
        for (var it : counted) {
            var isChosen = chosen.stream().anyMatch(value -> same(name, it.value(), value));
            choices.add(
                    new Choice(name, it.value(), readable.apply(it.label()), it.count(), isChosen));
        }
        return choices;
    }

    private static boolean same(String name, String one, String other) {
        return name.equals(Asked.BRAND)
                ? one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT))
                : one.equals(other);
    }

    /** Chosen values, then the commonest; numbers in their order, as people look for a size. */
    private static Group group(String legend, List<Choice> choices, boolean open) {
        var kept =
                new ArrayList<>(
                        choices.stream()
                                .sorted(Comparator.comparing(Choice::chosen).reversed())
                                .limit(VALUES)
                                .toList());
        if (kept.stream().allMatch(it -> number(it) != null)) {
            kept.sort(Comparator.comparing(it -> Objects.requireNonNull(number(it))));
        }
        var cut = kept.size() > AT_FIRST + 2 ? AT_FIRST : kept.size();
        return new Group(
                legend,
                List.copyOf(kept.subList(0, cut)),
                List.copyOf(kept.subList(cut, kept.size())),
                open);
    }

    private static @Nullable BigDecimal number(Choice choice) {
        var value = choice.value().substring(choice.value().indexOf(':') + 1);
        return value.matches(NUMBER) && value.length() < 30 ? new BigDecimal(value) : null;
    }
}
