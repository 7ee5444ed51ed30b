package dev.cartwright.search;

import java.util.List;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * How many of what was found there are of each kind. A filter's own counts leave that filter out,
 * so that they say what choosing another value would find.
 *
 * @param total of all filters together
 * @param exhaustive false where so many match that only the best sellers among them were counted
 * @param price of the cheapest and the dearest; null where nothing is found
 */
public record Facets(
        long total,
        boolean exhaustive,
        List<CategoryCount> categories,
        List<ValueCount> brands,
        List<ValueCount> tags,
        List<AttributeFacet> attributes,
        @Nullable PriceRange price,
        long inStock) {

    /** A category one step further down. */
    public record CategoryCount(String slug, String name, long count) {}

    /**
     * A value that something has.
     *
     * @param value what to filter by
     * @param label what people read
     */
    public record ValueCount(String value, String label, long count) {}

    /**
     * The values of an attribute, or of an option of variants.
     *
     * @param code what to filter by
     * @param unit of numbers
     */
    public record AttributeFacet(
            String code, String label, @Nullable String unit, List<ValueCount> values) {}

    /** Both inclusive. */
    public record PriceRange(Money min, Money max) {}
}
