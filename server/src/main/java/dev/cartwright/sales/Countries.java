package dev.cartwright.sales;

import static java.util.stream.Collectors.toMap;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Countries by their names in English, so that an earlier shop's are those of this one. */
final class Countries {

    private static final Map<String, String> CODES =
            Stream.of(Locale.getISOCountries())
                    .collect(
                            toMap(
                                    it -> Locale.of("", it).getDisplayCountry(Locale.ENGLISH),
                                    it -> it,
                                    (one, _) -> one));

    private Countries() {}

    /** Returns the code of ISO 3166-1 of an English name; what is none stays as it is. */
    static @Nullable String code(@Nullable String name) {
        return name == null ? null : CODES.getOrDefault(name, name);
    }
}
