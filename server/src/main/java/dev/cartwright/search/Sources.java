package dev.cartwright.search;

import static dev.cartwright.search.schema.Tables.LISTINGS;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import dev.cartwright.search.Shelf.Filter;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Chooses how a list is read. PostgreSQL takes what is looked for to be spread evenly over an
 * order: where cheap goods sell badly it would walk along all best sellers for a few cheap ones. So
 * where it expects little, it is made to find that first and to sort it.
 */
@Component
class Sources {

    /** So many listings are fetched and sorted in well under a tenth of a second. */
    private static final long FEW = 20_000;

    /** What an order's index holds, at the most that is measured. */
    private static final long ALL = 1_000_000;

    private final DSLContext db;

    Sources(DSLContext db) {
        this.db = db;
    }

    /**
     * One statement for each way of filtering, none where nothing is filtered.
     *
     * @param without the filter that is left out
     * @param limit of rows that are wanted: along an index, they are expected after {@code limit *
     *     ALL / matches} rows, so that both ways cost the same at the root of {@code limit * ALL}
     */
    Source of(Shelf shelf, @Nullable Filter without, int limit) {
        if (!shelf.mayFindFew(without)) {
            return shelf.source();
        }
        return shelf.expected(without, () -> ask(shelf, without))
                        <= Math.max(FEW, Math.round(Math.sqrt((double) limit * ALL)))
                ? shelf.source().sorted()
                : shelf.source();
    }

    private long ask(Shelf shelf, @Nullable Filter without) {
        return Math.round(
                db.explain(
                                select(inline(1))
                                        .from(LISTINGS)
                                        .where(shelf.place())
                                        .and(shelf.filters(without)))
                        .rows());
    }
}
