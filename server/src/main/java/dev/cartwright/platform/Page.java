package dev.cartwright.platform;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a long list.
 *
 * @param next what to send as {@code after} to get the following piece; null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /** Pieces are this long where the caller does not say. */
    public static final int LIMIT = 20;

    /** Nobody gets more at once. */
    public static final int MOST = 100;

    public Page {
        items = List.copyOf(items);
    }

    /**
     * Makes a page of rows that were asked with {@code limit + 1}.
     *
     * @param cursor names the last row of the page so that the next query can start behind it
     */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, Cursor> cursor) {
        return rows.size() <= limit
                ? new Page<>(rows, null)
                : new Page<>(rows.subList(0, limit), cursor.apply(rows.get(limit - 1)).toString());
    }

    public <U> Page<U> map(Function<List<T>, List<U>> shape) {
        return new Page<>(shape.apply(items), next);
    }
}
