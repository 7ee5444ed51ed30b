package dev.cartwright.sales;

import dev.cartwright.kernel.InvalidField;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one of some words, as they stand in an address. */
final class Words {

    private Words() {}

    /**
     * Says whether it is the other word and not the usual one, which it is where nothing is said.
     */
    static boolean said(String field, @Nullable String said, String usual, String other) {
        var word = Objects.requireNonNullElse(said, usual);
        if (!word.equals(usual) && !word.equals(other)) {
            throw new InvalidField(field, "must be %s or %s".formatted(usual, other));
        }
        return word.equals(other);
    }

    static <E extends Enum<E>> E one(Class<E> type, String field, @Nullable String said, E usual) {
        if (said == null) {
            return usual;
        }
        return Stream.of(type.getEnumConstants())
                .filter(it -> word(it).equals(said))
                .findFirst()
                .orElseThrow(() -> new InvalidField(field, "must be one of " + words(type)));
    }

    private static <E extends Enum<E>> String words(Class<E> type) {
        return Stream.of(type.getEnumConstants())
                .map(Words::word)
                .collect(Collectors.joining(", "));
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
