package dev.cartwright.files;

import dev.cartwright.kernel.CardNumber;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one cell of a row.
 *
 * @param line of the file, from 1
 * @param sku as the file says it, a SKU or not
 * @param field as the merchant calls it; {@code row} where it is about all of it
 */
public record RowError(
        int line, @Nullable String sku, String field, @Nullable String value, String message) {

    public static final String ROW = "row";

    private static final int MOST_WORD = 100;
    private static final int MOST_TEXT = 300;

    /** Whatever is in the file, the error can be stored and read, and has no number of a card. */
    public RowError {
        sku = shown(sku, MOST_WORD);
        field = String.valueOf(shown(field, MOST_WORD));
        value = shown(value, MOST_TEXT);
        message = String.valueOf(shown(message, MOST_TEXT));
    }

    private static @Nullable String shown(@Nullable String text, int most) {
        if (text == null || text.isBlank()) {
            return null;
        }
        var storable = CardNumber.masked(Texts.storable(text));
        var end =
                storable.offsetByCodePoints(
                        0, Math.min(most, storable.codePointCount(0, storable.length())));
        return end == storable.length() ? storable : storable.substring(0, end) + "…";
    }
}
