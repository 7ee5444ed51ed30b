package dev.cartwright.search;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.ProductId;
import dev.cartwright.platform.Cursor;
import dev.cartwright.search.SearchQuery.Hit;
import dev.cartwright.search.SearchQuery.Weight;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a list goes on among the products that were weighed. */
final class Weighed {

    private static final String MARK = "weighed";

    private Weighed() {}

    static Cursor cursor(Hit last) {
        return Cursor.of(MARK, last.score(), last.key(), last.id());
    }

    /** Null for a beginning, and for a cursor that is not of this kind. */
    static @Nullable Weight read(@Nullable String after) {
        if (after == null || after.isEmpty()) {
            return null;
        }
        try {
            return Cursor.read(after, 4, Weighed::weight);
        } catch (InvalidField e) {
            return null;
        }
    }

    private static Weight weight(List<String> keys) {
        if (!keys.get(0).equals(MARK)) {
            throw new IllegalArgumentException("of another kind");
        }
        return new Weight(
                Integer.parseInt(keys.get(1)),
                Integer.parseInt(keys.get(2)),
                ProductId.valueOf(keys.get(3)));
    }
}
