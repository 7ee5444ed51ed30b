package dev.cartwright.promotions;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.cartwright.discounts.Promotion;
import java.util.Locale;
import java.util.Map;

/**
 * What a promotion is called.
 *
 * @param name by the merchant
 * @param texts by shoppers, each in a language
 */
public record Wording(String name, Map<Locale, String> texts) {

    public Wording {
        texts = Map.copyOf(texts);
    }

    static Wording of(Promotion promotion) {
        return new Wording(
                promotion.name(),
                promotion.texts().entrySet().stream()
                        .collect(
                                toUnmodifiableMap(
                                        it -> Locale.forLanguageTag(it.getKey()),
                                        Map.Entry::getValue,
                                        (one, _) -> one)));
    }

    /**
     * Returns the text in the first of the languages that has one, or a relative of it such as de
     * of de-AT; else what the merchant calls it.
     */
    public String in(Locale... languages) {
        for (var language : languages) {
            var relative = texts.get(Locale.of(language.getLanguage()));
            var text =
                    relative == null ? texts.get(language) : texts.getOrDefault(language, relative);
            if (text != null) {
                return text;
            }
        }
        return name;
    }
}
