package dev.cartwright.warehouse;

import dev.cartwright.kernel.InvalidField;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What may be written in a field, and what who writes something else is told. */
final class Form {

    static final String LOCATION = "[A-Za-z0-9._-]{1,64}";
    static final String A_WORD = "must be a word of 1 to 64 characters";

    /** As a SKU, for it is part of an address, too; "-" stands for goods without a label. */
    static final String LOT = "(?U)(?!-$)[\\p{Print}&&[^/]]{1,64}";

    static final String A_LOT = "must have 1 to 64 printable characters, no '/', and not be '-'";

    static final String TEXT = "\\P{Cc}*[^\\s\\p{Cc}]\\P{Cc}*";
    static final String A_TEXT = "must not be blank or contain control characters";

    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 30);

    private Form() {}

    /** Throws {@link InvalidField} for a day on which nobody lives who might buy. */
    static void requirePossible(String field, @Nullable LocalDate day) {
        if (day != null && (day.isBefore(FIRST) || day.isAfter(LAST))) {
            throw new InvalidField(field, "must be from %s to %s".formatted(FIRST, LAST));
        }
    }
}
