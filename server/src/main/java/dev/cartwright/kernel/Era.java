package dev.cartwright.kernel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The years with four digits: beyond them neither databases nor ISO 8601 follow Java. */
public final class Era {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Era() {}

    /** Returns whether a database can keep it. */
    public static boolean has(Instant instant) {
        return !instant.isBefore(FIRST) && !instant.isAfter(LAST);
    }

    /** Throws {@link InvalidField} where an instant is none of these years. */
    public static void require(String field, @Nullable Instant instant) {
        if (instant != null && !has(instant)) {
            throw new InvalidField(field, "must be of the years 1 to 9999");
        }
    }
}
