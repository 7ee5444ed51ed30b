package dev.cartwright.search;

import static dev.cartwright.search.schema.Tables.LISTINGS;
import static dev.cartwright.search.schema.Tables.SHELVES;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.pricing.Market;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * What a search asks, and of what; each filter on its own. Words and values are written into the
 * statement (and quoted by jOOQ): how rare they are decides how it is best answered, which a plan
 * made for any words cannot know.
 */
final class Shelf {

    /** Names the filter whose condition it is; a facet's counts leave its own filter out. */
    sealed interface Filter {

        record Words() implements Filter {}

        record Brand() implements Filter {}

        record Tag() implements Filter {}

        record Attribute(String code) implements Filter {}

        record Price() implements Filter {}

        record Stock() implements Filter {}
    }

    /** Rounding 1e-99999999 would keep a processor busy for minutes. */
    private static final int MOST_DIGITS = 20;

    private final Search search;
    private final Market market;
    private final Map<Filter, Condition> filters = new HashMap<>();
    private final Map<Optional<Filter>, Long> expected = new HashMap<>();
    private final Source source;

    Shelf(Search search, Market market) {
        this.search = search;
        this.market = market;
        if (search.words() != null) {
            filters.put(new Filter.Words(), matches(search.words()));
        }
        if (!search.brands().isEmpty()) {
            filters.put(
                    new Filter.Brand(),
                    anyOf(search.brands().stream().map(FacetTokens::brand).toList()));
        }
        if (!search.tags().isEmpty()) {
            filters.put(
                    new Filter.Tag(), anyOf(search.tags().stream().map(FacetTokens::tag).toList()));
        }
        search.attributes()
                .forEach((code, values) ->
                        filters.put(
                                new Filter.Attribute(code),
                                anyOf(
                                        values.stream()
                                                .map(it -> FacetTokens.attribute(code, it))
                                                .toList())));
        if (search.inStock()) {
            filters.put(new Filter.Stock(), LISTINGS.IN_STOCK.isTrue());
        }
        this.source =
                search.category() == null || !filters.isEmpty() ? Source.MARKET : Source.SHELF;
        addPrice();
    }

    private void addPrice() {
        var price = noCondition();
        if (search.priceMin() != null) {
            price = price.and(source.price().ge(minor("priceMin", search.priceMin())));
        }
        if (search.priceMax() != null) {
            price = price.and(source.price().le(minor("priceMax", search.priceMax())));
        }
        if (search.priceMin() != null || search.priceMax() != null) {
            filters.put(new Filter.Price(), price);
        }
    }

    private long minor(String field, BigDecimal amount) {
        var digits = market.currency().getDecimalPlaces();
        if (amount.signum() < 0
                || amount.precision() - amount.scale() > 12
                || amount.scale() > MOST_DIGITS) {
            throw new InvalidField(field, "must be 0 to 999999999999");
        }
        return amount.movePointRight(digits).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    /** A category's own shelf, unless other filters may find less of it sooner. */
    Source source() {
        return source;
    }

    Search search() {
        return search;
    }

    Market market() {
        return market;
    }

    /** Returns how much is expected without a filter, asking once. */
    long expected(@Nullable Filter without, LongSupplier ask) {
        return expected.computeIfAbsent(Optional.ofNullable(without), _ -> ask.getAsLong());
    }

    /** Says whether it may pay to look at how much there is before looking for it. */
    boolean mayFindFew(@Nullable Filter without) {
        var others = filters.keySet().stream().filter(it -> !it.equals(without));
        return source.equals(Source.MARKET) && (search.category() != null || others.count() > 0);
    }

    /** The market, and of it a category with all below it. */
    Condition place() {
        var category = search.category();
        if (category != null && source.equals(Source.SHELF)) {
            return SHELVES.CHANNEL_ID
                    .eq(market.channel().id())
                    .and(SHELVES.CURRENCY.eq(market.currency()))
                    .and(SHELVES.CATEGORY.eq(category.value()));
        }
        var all =
                LISTINGS.CHANNEL_ID
                        .eq(market.channel().id())
                        .and(LISTINGS.CURRENCY.eq(market.currency()));
        return category == null
                ? all
                : all.and(anyOf(List.of(FacetTokens.category(category.value()))));
    }

    /** Every filter but this one; null leaves none out. */
    Condition filters(@Nullable Filter without) {
        var all = new ArrayList<Condition>();
        filters.forEach((filter, condition) -> {
            if (!filter.equals(without)) {
                all.add(condition);
            }
        });
        return DSL.and(all);
    }

    boolean asks(Filter filter) {
        return filters.containsKey(filter);
    }

    private Condition matches(String words) {
        return condition("listings.words @@ {0}", query(words))
                .or(anyOf(List.of(FacetTokens.sku(words))));
    }

    /** What the words mean in the language asked for, or as they stand. */
    Field<?> query(String words) {
        var locale = search.locale() == null ? market.channel().locale() : search.locale();
        return DSL.field(
                "(websearch_to_tsquery(search.configuration({0}), {1})"
                        + " || websearch_to_tsquery('search.plain', {1}))",
                inline(locale.toLanguageTag().toLowerCase(Locale.ROOT)), inline(words));
    }

    private static Condition anyOf(List<String> tokens) {
        return tokens.size() == 1
                ? condition(
                        "listings.facets @> cast({0} as text[])",
                        inline(tokens.toArray(String[]::new)))
                : condition(
                        "listings.facets && cast({0} as text[])",
                        inline(tokens.toArray(String[]::new)));
    }
}
