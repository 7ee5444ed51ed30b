package dev.cartwright.customers;

import dev.cartwright.kernel.InvalidField;
import java.util.Locale;

/** The language of a text, or of who reads it. */
final class ShownLocale {

    private ShownLocale() {}

    /**
     * Returns the tag in its usual spelling: {@code en-US}.
     *
     * @throws InvalidField where it is no BCP 47
     */
    static String required(String field, String tag) {
        var locale = Locale.forLanguageTag(tag.strip());
        var usual = locale.toLanguageTag();
        // BCP 47 has room for longer ones, and nobody has registered any.
        var known = locale.getLanguage().length() == 2 || locale.getLanguage().length() == 3;
        if (!known || !usual.equalsIgnoreCase(tag.strip())) {
            throw new InvalidField(field, "must be a language such as en or en-US");
        }
        return usual;
    }

    /** As {@link #required}; a blank one is none. */
    static String orEmpty(String field, String tag) {
        return tag.isBlank() ? "" : required(field, tag);
    }
}
