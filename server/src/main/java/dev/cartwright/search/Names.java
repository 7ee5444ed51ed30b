package dev.cartwright.search;

import java.util.Locale;
import org.jooq.JSONB;
import tools.jackson.databind.json.JsonMapper;

/** What a listing is called, by language. */
final class Names {

    private Names() {}

    /** In the language asked for, else in its relative, else as the channel's language has it. */
    static String in(Locale language, JSONB names, String usual, JsonMapper json) {
        var all = json.readTree(names.data());
        var exact = all.path(language.toLanguageTag()).stringValue(null);
        return exact != null ? exact : all.path(language.getLanguage()).stringValue(usual);
    }
}
