package dev.cartwright.search;

import static dev.cartwright.search.schema.Tables.LISTINGS;
import static dev.cartwright.search.schema.Tables.SHELVES;

import dev.cartwright.kernel.ProductId;
import java.time.Instant;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Where a list is read, and by which columns it is put in order; each has its own index. */
record Source(
        Table<?> table,
        Field<ProductId> id,
        Field<Integer> rank,
        Field<Long> price,
        Field<Instant> publishedAt,
        Field<String> name) {

    /** Along the shelf of one category, however little of all that is. */
    static final Source SHELF =
            new Source(
                    SHELVES.join(LISTINGS)
                            .on(LISTINGS.PRODUCT_ID.eq(SHELVES.PRODUCT_ID))
                            .and(LISTINGS.CHANNEL_ID.eq(SHELVES.CHANNEL_ID))
                            .and(LISTINGS.CURRENCY.eq(SHELVES.CURRENCY)),
                    SHELVES.PRODUCT_ID,
                    SHELVES.RANK,
                    SHELVES.PRICE_MINOR,
                    SHELVES.PUBLISHED_AT,
                    SHELVES.SORT_NAME);

    /** Among all listings: along an order, or what filters find, as PostgreSQL sees fit. */
    static final Source MARKET =
            new Source(
                    LISTINGS,
                    LISTINGS.PRODUCT_ID,
                    LISTINGS.RANK,
                    LISTINGS.PRICE_MINOR,
                    LISTINGS.PUBLISHED_AT,
                    LISTINGS.SORT_NAME);

    /** The same in an order that no index has: what is found is sorted. */
    Source sorted() {
        return new Source(table, id, plain(rank), plain(price), plain(publishedAt), plain(name));
    }

    private static <T> Field<T> plain(Field<T> field) {
        return DSL.field("coalesce({0}, {0})", field.getDataType(), field);
    }

    Field<?> key(Search.Sort sort) {
        return switch (sort) {
            case POPULARITY, RELEVANCE -> rank;
            case PRICE, PRICE_DESCENDING -> price;
            case NEWEST -> publishedAt;
            case NAME -> name;
        };
    }
}
