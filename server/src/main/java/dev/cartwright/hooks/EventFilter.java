package dev.cartwright.hooks;

import dev.cartwright.kernel.InvalidField;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which types of events an endpoint wants: {@code orders.order-placed.v1} itself, {@code orders.*}
 * for all that begin so, {@code *} for all.
 */
final class EventFilter {

    static final String ALL = "*";

    private static final String FIELD = "eventTypes";
    private static final int MOST = 50;

    private EventFilter() {}

    /** Returns what was asked for, each once; all where nothing was said. */
    static List<String> read(@Nullable List<String> wanted) {
        if (wanted == null) {
            return List.of(ALL);
        }
        if (wanted.isEmpty() || wanted.size() > MOST) {
            throw new InvalidField(FIELD, "must have 1 to " + MOST + " types");
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!isKnown(wanted.get(i))) {
                throw new InvalidField(
                        FIELD + "[" + i + "]",
                        "must be *, a type or the beginning of one with .*; there are "
                                + String.join(", ", EventType.names()));
            }
        }
        return List.copyOf(new LinkedHashSet<>(wanted));
    }

    private static boolean isKnown(@Nullable String pattern) {
        return EventType.names().stream().anyMatch(it -> matching(it).contains(pattern));
    }

    /** Returns all that a filter may say to have this type. */
    static List<String> matching(String type) {
        var patterns = new ArrayList<>(List.of(ALL, type));
        for (int dot = type.indexOf('.'); dot > 0; dot = type.indexOf('.', dot + 1)) {
            patterns.add(type.substring(0, dot) + ".*");
        }
        return patterns;
    }
}
