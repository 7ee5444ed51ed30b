package dev.cartwright.discounts;

import dev.cartwright.kernel.InvalidField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was left out of a promotion's text, and what cannot be. */
final class Given {

    private Given() {}

    static void need(String field, @Nullable Object value) {
        if (value == null) {
            throw new InvalidField(field, "must not be null");
        }
    }

    static <T> List<T> list(String field, @Nullable List<T> given) {
        if (given == null) {
            return List.of();
        }
        for (int i = 0; i < given.size(); i++) {
            need(field + "[" + i + "]", given.get(i));
        }
        return Collections.unmodifiableList(new ArrayList<>(given));
    }

    /** In the order given, so that what is written is what was read. */
    static <T> Set<T> set(String field, @Nullable Set<T> given) {
        if (given == null) {
            return Set.of();
        }
        if (given.stream().anyMatch(Objects::isNull)) {
            throw new InvalidField(field, "must not contain null");
        }
        return Collections.unmodifiableSet(new LinkedHashSet<>(given));
    }

    static <V> Map<String, V> map(String field, @Nullable Map<String, V> given) {
        if (given == null) {
            return Map.of();
        }
        given.forEach((name, value) -> need(field + "." + name, value));
        return Collections.unmodifiableMap(new LinkedHashMap<>(given));
    }
}
