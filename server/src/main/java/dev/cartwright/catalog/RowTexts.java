package dev.cartwright.catalog;

import dev.cartwright.catalog.Product.Words;
import dev.cartwright.kernel.InvalidField;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a row makes of a product's texts.
 *
 * @param before null for a product that is new
 * @param usual the channel's language
 */
record RowTexts(ProductRow row, @Nullable Product before, Locale usual) {

    Map<Locale, Words> merged() {
        var texts = new HashMap<>(before == null ? Map.<Locale, Words>of() : before.texts());
        var names = placed(row.names());
        var descriptions = placed(row.descriptions());
        var locales = new TreeSet<>(Comparator.comparing(Locale::toLanguageTag));
        locales.addAll(names.keySet());
        locales.addAll(descriptions.keySet());
        for (var locale : locales) {
            var was = texts.get(locale);
            var name = names.getOrDefault(locale, was == null ? null : was.name());
            if (name == null) {
                throw new InvalidField("names." + locale.toLanguageTag(), "is needed beside it");
            }
            var kept = was == null ? "" : was.description();
            texts.put(
                    locale,
                    new Words(name, Objects.requireNonNullElse(descriptions.get(locale), kept)));
        }
        if (texts.isEmpty()) {
            throw new InvalidField("names", "is needed for a new product");
        }
        return texts;
    }

    /** What is said in no language is put where the channel's shoppers read it. */
    private Map<Locale, @Nullable String> placed(Map<Locale, String> said) {
        var placed = new LinkedHashMap<Locale, @Nullable String>(said);
        var plain = placed.remove(Locale.ROOT);
        if (plain != null) {
            placed.putIfAbsent(shown(), plain);
        }
        return placed;
    }

    /** A text beside the one they read would hide it, and what else is said there. */
    private Locale shown() {
        var relative = Locale.of(usual.getLanguage());
        return before != null
                        && !before.texts().containsKey(usual)
                        && before.texts().containsKey(relative)
                ? relative
                : usual;
    }

    /** The row's field that says what a product is called in a language. */
    static String nameField(ProductRow row, String tag) {
        return row.names().containsKey(Locale.forLanguageTag(tag)) ? "names." + tag : "names";
    }
}
