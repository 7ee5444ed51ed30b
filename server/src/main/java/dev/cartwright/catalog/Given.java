package dev.cartwright.catalog;

import dev.cartwright.kernel.InvalidField;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a caller gave, or did not; a wrong value is named by the way to it. */
final class Given {

    private static final String MISSING = "must not be null";

    private Given() {}

    static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidField(field, MISSING);
        }
        return value;
    }

    /** Reads each of a list; absent is empty. */
    static <T, R> List<R> list(
            String field, @Nullable List<@Nullable T> values, Function<T, R> read) {
        return values == null
                ? List.of()
                : IntStream.range(0, values.size())
                        .mapToObj(i ->
                                within(
                                        "%s[%d]".formatted(field, i),
                                        () -> read.apply(required("", values.get(i)))))
                        .toList();
    }

    /** Reads each value of a map; absent is empty. */
    static <K, T, R> Map<K, R> map(
            String field, @Nullable Map<K, @Nullable T> values, Function<T, R> read) {
        var all = new LinkedHashMap<K, R>();
        if (values != null) {
            values.forEach((key, value) ->
                    all.put(key, within(field + "." + key, () -> read.apply(required("", value)))));
        }
        return all;
    }

    /** Makes something whose own fields lie below a field of the request. */
    static <R> R within(String field, Supplier<R> made) {
        try {
            return made.get();
        } catch (InvalidField e) {
            var step = e.field().isEmpty() || e.field().startsWith("[") ? "" : ".";
            throw new InvalidField(
                    field + step + e.field(), Objects.requireNonNull(e.getMessage()));
        }
    }

    /** Reads the language that names a field of a map. */
    static Locale locale(String field, String tag) {
        try {
            var locale = new Locale.Builder().setLanguageTag(tag).build();
            if (!locale.getLanguage().isEmpty() && tag.length() <= 35) {
                return locale;
            }
        } catch (IllformedLocaleException e) {
            // Said below.
        }
        throw new InvalidField(field + "." + tag, "must be a language such as en or pt-BR");
    }
}
