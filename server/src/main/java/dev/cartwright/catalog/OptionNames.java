package dev.cartwright.catalog;

import static java.util.Comparator.comparingInt;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a variant is called after its options where nobody says it: "Black, 64 GB". */
final class OptionNames {

    private static final String BETWEEN = ", ";

    private OptionNames() {}

    static String of(Map<String, String> options) {
        return String.join(BETWEEN, options.values());
    }

    /**
     * A name that was made of the options follows them, in its order; another one stays. The
     * options are kept in no order, so a name is known by having all their words and no others.
     */
    static String following(String name, Map<String, String> was, Map<String, String> now) {
        if (now.equals(was) || !words(was.values()).equals(words(List.of(name)))) {
            return name;
        }
        var values =
                now.entrySet().stream()
                        .sorted(comparingInt(it -> place(name, was.get(it.getKey()))))
                        .map(Map.Entry::getValue);
        return String.join(BETWEEN, values.toList());
    }

    private static int place(String name, @Nullable String value) {
        return value == null ? Integer.MAX_VALUE : name.indexOf(value);
    }

    private static List<String> words(Collection<String> texts) {
        return texts.stream()
                .flatMap(it -> Stream.of(it.split(BETWEEN, -1)))
                .filter(it -> !it.isEmpty())
                .sorted()
                .toList();
    }
}
