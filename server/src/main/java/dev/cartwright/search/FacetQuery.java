package dev.cartwright.search;

import static dev.cartwright.search.schema.Tables.LISTINGS;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.cartwright.search.Shelf.Filter;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.QueryPart;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Counts what a search finds; one statement, after one for each way of filtering. */
@Repository
class FacetQuery {

    /** Beyond so many matches the best sellers stand for all. */
    static final int COUNTED = 10_000;

    /** No list of values is longer. */
    private static final int VALUES = 50;

    private static final String TOKENS =
            """
            (select '%s', token, count(*) from %s, unnest(facets) token
            where starts_with(token, '%s') group by token order by 3 desc, 2 limit %d)
            """;

    private final DSLContext db;
    private final Sources sources;

    FacetQuery(DSLContext db, Sources sources) {
        this.db = db;
        this.sources = sources;
    }

    /**
     * A number.
     *
     * @param kind total, stock, min, max, brand, tag, attribute, category, or what {@link #by}
     *     makes of an attribute
     * @param value what was counted: the token of tags and attributes
     */
    record Count(String kind, @Nullable String value, long number) {

        /** Of an attribute that is filtered by, apart from every other kind. */
        static String by(String code) {
            return "by:" + code;
        }
    }

    /**
     * @param children of the category that is asked for
     */
    List<Count> count(Shelf shelf, List<String> children) {
        var sql = new Union(shelf);
        sql.add("select 'total', null, count(*) from found");
        sql.add(
                "select 'stock', null, count(*) from %s where in_stock"
                        .formatted(sql.without(new Filter.Stock())));
        var prices = sql.without(new Filter.Price());
        sql.add("select 'min', null, min(price_minor) from " + prices);
        sql.add("select 'max', null, max(price_minor) from " + prices);
        sql.add(
                """
                (select 'brand', min(brand), count(*) from %s
                where brand is not null group by lower(brand) order by 3 desc, 2 limit %d)
                """
                        .formatted(sql.without(new Filter.Brand()), VALUES));
        sql.add(TOKENS.formatted("tag", sql.without(new Filter.Tag()), "tag:", VALUES));
        sql.add(TOKENS.formatted("attribute", "found", "attribute:", 10 * VALUES));
        for (var code : shelf.search().attributes().keySet()) {
            sql.addAttribute(code);
        }
        if (!children.isEmpty()) {
            sql.addCategories(children);
        }
        return db.resultQuery(sql.text(), sql.parts.toArray())
                .fetch(row ->
                        new Count(
                                row.get(0, String.class),
                                row.get(1, String.class),
                                row.get(2, long.class)));
    }

    private Select<?> matching(Shelf shelf, @Nullable Filter without) {
        var source = sources.of(shelf, without, COUNTED);
        return select(
                        LISTINGS.PRODUCT_ID,
                        LISTINGS.CHANNEL_ID,
                        LISTINGS.CURRENCY,
                        LISTINGS.BRAND,
                        LISTINGS.FACETS,
                        LISTINGS.IN_STOCK,
                        LISTINGS.PRICE_MINOR)
                .from(source.table())
                .where(shelf.place())
                .and(shelf.filters(without))
                .orderBy(source.rank(), source.id())
                .limit(COUNTED);
    }

    /** Counts of several kinds as one statement; what all filters find is found once. */
    private final class Union {

        private final Shelf shelf;
        private final List<QueryPart> parts = new ArrayList<>();
        private final List<String> selects = new ArrayList<>();

        Union(Shelf shelf) {
            this.shelf = shelf;
            parts.add(matching(shelf, null));
        }

        void add(String select) {
            selects.add(select);
        }

        void addAttribute(String code) {
            parts.add(val(Count.by(code)));
            var name = "{" + (parts.size() - 1) + "}";
            parts.add(val(FacetTokens.attribute(code, "")));
            var start = "{" + (parts.size() - 1) + "}";
            add(
                    TOKENS.formatted("code", without(new Filter.Attribute(code)), "start", VALUES)
                            .replace("'code'", name)
                            .replace("'start'", start));
        }

        /** A product is under each of the categories above its own, so it has a token for each. */
        void addCategories(List<String> children) {
            parts.add(val(children.stream().map(FacetTokens::category).toArray(String[]::new)));
            add(
                    """
                    select 'category', token, count(*)
                    from found, unnest(facets) token
                    where token = any (cast({%d} as text[])) group by token
                    """
                            .formatted(parts.size() - 1));
        }

        /** Returns the name of what is found without a filter. */
        String without(Filter filter) {
            if (!shelf.asks(filter)) {
                return "found";
            }
            parts.add(matching(shelf, filter));
            return "({" + (parts.size() - 1) + "}) found";
        }

        String text() {
            return "with found as materialized ({0}) " + String.join(" union all ", selects);
        }
    }
}
