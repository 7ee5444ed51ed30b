package dev.cartwright.kernel;

import java.util.IllformedLocaleException;
import java.util.Locale;

/** What somebody reads: a language, perhaps as it is written in a country. */
public final class Language {

    /** What RFC 5646, section 4.4.1, asks everybody to have room for. */
    private static final int MOST = 35;

    private Language() {}

    /**
     * Returns the language of a BCP 47 tag.
     *
     * @throws InvalidField where it is not well-formed, names no language or is too long
     */
    public static Locale of(String field, String tag) {
        if (tag.length() <= MOST) {
            try {
                var locale = new Locale.Builder().setLanguageTag(tag).build();
                if (!locale.getLanguage().isEmpty()) {
                    return locale;
                }
            } catch (IllformedLocaleException e) {
                // Said below.
            }
        }
        throw new InvalidField(field, "must be a language such as en or pt-BR");
    }
}
