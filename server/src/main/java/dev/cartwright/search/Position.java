package dev.cartwright.search;

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

    static List<OrderField<?>> order(Sort sort, Source source) {
        var key = source.key(sort);
        return isDescending(sort)
                ? List.of(key.desc(), source.id().desc())
                : List.of(key, source.id());
    }

    private static boolean isDescending(Sort sort) {
        return sort == Sort.PRICE_DESCENDING || sort == Sort.NEWEST;
    }

    static Condition behind(@Nullable Position last, Source source) {
        if (last == null) {
            return noCondition();
        }
        try {
            return switch (last.sort) {
                case POPULARITY, RELEVANCE ->
                        behind(source.rank(), Integer.valueOf(last.key), source, last);
                case PRICE, PRICE_DESCENDING ->
                        behind(source.price(), Long.valueOf(last.key), source, last);
                case NEWEST -> behind(source.publishedAt(), time(last.key), source, last);
                case NAME -> behind(source.name(), last.key, source, last);
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

    private static <T> Condition behind(Field<T> field, T key, Source source, Position last) {
        var here = row(field, source.id());
        return isDescending(last.sort) ? here.lt(key, last.id) : here.gt(key, last.id);
    }
}
