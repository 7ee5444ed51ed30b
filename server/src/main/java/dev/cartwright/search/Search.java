package dev.cartwright.search;

import dev.cartwright.catalog.Slug;
import dev.cartwright.kernel.InvalidField;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for; what is null or empty is not asked.
 *
 * @param words as a person types them
 * @param category with all below it
 * @param brands any of them
 * @param attributes by code, any of the values of each, all of the codes
 * @param priceMin inclusive, of the cheapest variant
 * @param priceMax inclusive, of the cheapest variant
 * @param inStock true is only what can be had now
 * @param sort null is by relevance where there are words, else best sellers first
 * @param locale null is the channel's
 */
public record Search(
        @Nullable String words,
        @Nullable Slug category,
        List<String> brands,
        List<String> tags,
        Map<String, List<String>> attributes,
        @Nullable BigDecimal priceMin,
        @Nullable BigDecimal priceMax,
        boolean inStock,
        @Nullable Sort sort,
        @Nullable Locale locale) {

    private static final int LONGEST = 200;
    private static final int MOST_VALUES = 40;

    public Search {
        words = words == null || words.isBlank() ? null : words.strip();
        if (words != null && words.length() > LONGEST) {
            throw new InvalidField("q", "must have at most " + LONGEST + " characters");
        }
        if (words != null && words.indexOf(0) >= 0) {
            throw new InvalidField("q", "must not contain control characters");
        }
        if (sort == Sort.RELEVANCE && words == null) {
            throw new InvalidField("sort", "must not be relevance without q");
        }
        brands = few("brand", brands);
        tags = few("tag", tags);
        attributes = Map.copyOf(attributes);
        few("attribute", attributes.values().stream().flatMap(List::stream).toList());
    }

    private static List<String> few(String field, List<String> values) {
        if (values.size() > MOST_VALUES) {
            throw new InvalidField(field, "must not be more than " + MOST_VALUES + " values");
        }
        if (values.stream().anyMatch(it -> it.indexOf(0) >= 0 || it.length() > 300)) {
            throw new InvalidField(field, "must have at most 300 characters, none of them NUL");
        }
        return List.copyOf(values);
    }

    /** Everything of a category, best sellers first. */
    public static Search of(@Nullable Slug category) {
        return new Search(
                null, category, List.of(), List.of(), Map.of(), null, null, false, null, null);
    }

    Search with(@Nullable String otherWords) {
        return new Search(
                otherWords,
                category,
                brands,
                tags,
                attributes,
                priceMin,
                priceMax,
                inStock,
                sort,
                locale);
    }

    Search with(Map<String, List<String>> otherAttributes) {
        return new Search(
                words,
                category,
                brands,
                tags,
                otherAttributes,
                priceMin,
                priceMax,
                inStock,
                sort,
                locale);
    }

    Sort order() {
        if (sort != null) {
            return sort;
        }
        return words == null ? Sort.POPULARITY : Sort.RELEVANCE;
    }

    /** The orders that lists come in; equals by the order of their making. */
    public enum Sort {
        RELEVANCE,
        POPULARITY,
        PRICE,
        PRICE_DESCENDING,
        NEWEST,
        NAME;

        /** Reads {@code price-descending}. */
        public static Sort read(String text) {
            for (var sort : values()) {
                if (sort.word().equals(text)) {
                    return sort;
                }
            }
            throw new IllegalArgumentException(
                    "must be relevance, popularity, price, price-descending, newest or name");
        }

        /** As addresses have it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
