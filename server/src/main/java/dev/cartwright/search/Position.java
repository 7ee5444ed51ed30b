package dev.cartwright.search;

import static dev.cartwright.search.schema.Tables.SHELVES;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.ProductId;
import dev.cartwright.platform.Cursor;
import dev.cartwright.search.Search.Sort;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jspecify.annotations.Nullable;

/** Where a list goes on in one order: the key of the last row seen, and its product. */
record Position(Sort sort, String key, ProductId id) {

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    static @Nullable Position read(Sort sort, @Nullable String after) {
        if (after == null || after.isEmpty()) {
            return null;
        }
        var position =
                Cursor.read(
                        after,
                        3,
                        keys ->
                                new Position(
                                        Sort.read(keys.get(0)),
                                        keys.get(1),
                                        ProductId.valueOf(keys.get(2))));
        if (position.key.indexOf(0) >= 0) {
            throw new InvalidField("after", "must be what a page gave as next");
        }
        if (position.sort != sort) {
            throw new InvalidField("after", "must be of a list in the same order");
        }
        return position;
    }

    Cursor cursor() {
        return Cursor.of(sort.word(), key, id);
    }

    static Field<?> key(Sort sort) {
        return switch (sort) {
            case POPULARITY, RELEVANCE -> SHELVES.RANK;
            case PRICE, PRICE_DESCENDING -> SHELVES.PRICE_MINOR;
            case NEWEST -> SHELVES.PUBLISHED_AT;
            case NAME -> SHELVES.NAME;
        };
    }

    static List<OrderField<?>> order(Sort sort) {
        var key = key(sort);
        return isDescending(sort)
                ? List.of(key.desc(), SHELVES.PRODUCT_ID.desc())
                : List.of(key, SHELVES.PRODUCT_ID);
    }

    private static boolean isDescending(Sort sort) {
        return sort == Sort.PRICE_DESCENDING || sort == Sort.NEWEST;
    }

    static Condition behind(@Nullable Position last) {
        if (last == null) {
            return noCondition();
        }
        try {
            return switch (last.sort) {
                case POPULARITY, RELEVANCE -> behind(SHELVES.RANK, Integer.valueOf(last.key), last);
                case PRICE, PRICE_DESCENDING ->
                        behind(SHELVES.PRICE_MINOR, Long.valueOf(last.key), last);
                case NEWEST -> behind(SHELVES.PUBLISHED_AT, time(last.key), last);
                case NAME -> behind(SHELVES.NAME, last.key, last);
            };
        } catch (NumberFormatException | DateTimeException e) {
            throw new InvalidField("after", "must be what a page gave as next");
        }
    }

    /** Java's time goes on for longer than PostgreSQL's. */
    private static Instant time(String key) {
        var time = Instant.parse(key);
        if (time.isBefore(Instant.EPOCH) || time.isAfter(LAST)) {
            throw new DateTimeException("No product was published then: " + key);
        }
        return time;
    }

    private static <T> Condition behind(Field<T> field, T key, Position last) {
        var here = row(field, SHELVES.PRODUCT_ID);
        return isDescending(last.sort) ? here.lt(key, last.id) : here.gt(key, last.id);
    }
}
