package dev.cartwright.search;

import static dev.cartwright.search.schema.Tables.LISTINGS;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.cartwright.kernel.ProductId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.pricing.Market;
import dev.cartwright.pricing.Prices;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** A page of what a search finds; one range of one index where it can be. */
@Repository
class SearchQuery {

    /** So many of the best sellers that match are weighed; the others follow as they sell. */
    static final int WEIGHED = 500;

    /**
     * What is named like the words comes before what also has them, a phone before its cases: where
     * the name has all words, their share of it counts (cover density by length, Clarke, Cormack
     * and Tudhope 1999); else where the words are. In steps, so that of near equals the best seller
     * comes first.
     */
    private static final String SCORED =
            """
            -(case when ts_filter(listings.words, '{a,b}') @@ {0}
                then 100 + round(1000 * ts_rank_cd(ts_filter(listings.words, '{a,b}'), {0}, 2))
                else round(99 * ts_rank('{0.1, 0.4, 0.8, 1}', listings.words, {0})) end)::int
            """;

    private static final Field<String> VARIANT = field(name("variant", "sku"), SQLDataType.VARCHAR);
    private static final Field<Integer> SCORE = field(name("score"), SQLDataType.INTEGER);

    private final DSLContext db;
    private final Sources sources;
    private final JsonMapper json;

    SearchQuery(DSLContext db, Sources sources, JsonMapper json) {
        this.db = db;
        this.sources = sources;
        this.json = json;
    }

    /**
     * A product as lists show it.
     *
     * @param sku the cheapest variant's, whose prices these are
     * @param key of the order it was asked in
     * @param score how well it matches, turned around: the best is lowest
     */
    record Hit(
            ProductId id,
            String slug,
            String name,
            @Nullable String brand,
            String category,
            @Nullable String image,
            boolean inStock,
            Sku sku,
            long minor,
            String priceList,
            @Nullable Long regularMinor,
            String key,
            int score) {}

    List<Hit> find(Shelf shelf, @Nullable Position last, int limit) {
        var order = shelf.search().order();
        var source = sources.of(shelf, null, limit);
        var page =
                select(LISTINGS.fields())
                        .select(source.key(order).as("key"), val(0).as("score"))
                        .from(source.table())
                        .where(shelf.place())
                        .and(shelf.filters(null))
                        .and(Position.behind(last, source))
                        .orderBy(Position.order(order, source))
                        .limit(limit);
        return priced(page, shelf.search(), shelf.market());
    }

    /** A place among the products that were weighed. */
    record Weight(int score, int rank, ProductId id) {}

    /** Of the first {@link #WEIGHED} that match, the best first; of equals the best seller. */
    List<Hit> weigh(Shelf shelf, @Nullable Weight last, int limit) {
        var source = sources.of(shelf, null, WEIGHED);
        var words = shelf.query(requireNonNull(shelf.search().words()));
        var best =
                select(LISTINGS.fields())
                        .select(
                                source.rank().as("key"),
                                field(SCORED, SQLDataType.INTEGER, words).as("score"))
                        .from(source.table())
                        .where(shelf.place())
                        .and(shelf.filters(null))
                        .orderBy(source.rank(), source.id())
                        .limit(WEIGHED)
                        .asTable("best");
        var rank = best.field("key", Integer.class);
        var id = best.field(LISTINGS.PRODUCT_ID);
        var page =
                select(best.fields())
                        .from(best)
                        .where(
                                last == null
                                        ? noCondition()
                                        : row(SCORE, rank, id)
                                                .gt(last.score(), last.rank(), last.id()))
                        .orderBy(SCORE, rank, id)
                        .limit(limit);
        return priced(page, shelf.search(), shelf.market());
    }

    /** Returns where those end that {@link #weigh} weighs; null where it weighs all. */
    @Nullable Position endOfWeighed(Shelf shelf) {
        var source = sources.of(shelf, null, WEIGHED);
        return db.select(source.rank(), source.id())
                .from(source.table())
                .where(shelf.place())
                .and(shelf.filters(null))
                .orderBy(source.rank(), source.id())
                .limit(1)
                .offset(WEIGHED - 1)
                .fetchOne(it ->
                        new Position(Search.Sort.RELEVANCE, it.value1().toString(), it.value2()));
    }

    /** Prices are looked up for the page only, as they are at this instant. */
    private List<Hit> priced(Select<?> select, Search search, Market market) {
        var page = select.asTable("page");
        var variants =
                table("unnest({0})", page.field(LISTINGS.SKUS)).as(name("variant"), name("sku"));
        Table<?> cheapest =
                lateral(
                        select(VARIANT, Prices.MINOR, Prices.LIST, Prices.REGULAR_MINOR)
                                .from(variants)
                                .crossJoin(Prices.of(VARIANT, val(1), market))
                                .orderBy(Prices.MINOR, VARIANT)
                                .limit(1)
                                .asTable("cheapest"));
        var language = search.locale() == null ? market.channel().locale() : search.locale();
        return db.select(page.fields())
                .select(cheapest.fields())
                .from(page)
                .crossJoin(cheapest)
                .orderBy(outerOrder(search, page))
                .fetch(it -> hit(it, language));
    }

    private static List<? extends OrderField<?>> outerOrder(Search search, Table<?> page) {
        var score = requireNonNull(page.field("score"));
        var key = requireNonNull(page.field("key"));
        var id = requireNonNull(page.field(LISTINGS.PRODUCT_ID));
        return switch (search.order()) {
            case PRICE_DESCENDING, NEWEST -> List.of(key.desc(), id.desc());
            case RELEVANCE, POPULARITY, PRICE, NAME -> List.of(score, key, id);
        };
    }

    private Hit hit(Record it, Locale language) {
        var name =
                Names.in(
                        language, it.get("names", JSONB.class), it.get("name", String.class), json);
        return new Hit(
                it.get("product_id", ProductId.class),
                it.get("slug", String.class),
                name,
                it.get("brand", String.class),
                it.get("category", String.class),
                it.get("image", String.class),
                it.get("in_stock", Boolean.class),
                new Sku(it.get("sku", String.class)),
                it.get("minor", Long.class),
                it.get("price_list", String.class),
                it.get("regular_minor", Long.class),
                String.valueOf(it.get("key")),
                it.get("score", Integer.class));
    }
}
