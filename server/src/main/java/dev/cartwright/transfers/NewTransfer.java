package dev.cartwright.transfers;

import dev.cartwright.kernel.Sku;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to be on its way.
 *
 * @param from null: a supplier sends it
 * @param reference the merchant's own name of it, a delivery note, say
 * @param lines a SKU at most once
 */
record NewTransfer(
        @Pattern(regexp = WORD, message = WORD_MESSAGE) @Nullable String from,
        @NotNull @Pattern(regexp = WORD, message = WORD_MESSAGE) String to,
        @Size(max = 200) @Pattern(regexp = PRINTABLE, message = PRINTABLE_MESSAGE)
                @Nullable String reference,
        @Nullable LocalDate expectedOn,
        @NotNull @Size(min = 1, max = MOST_LINES) List<@NotNull @Valid NewLine> lines) {

    /** So many items are locked at once, and no more. */
    static final int MOST_LINES = 500;

    static final String WORD = "[A-Za-z0-9._-]{1,64}";
    static final String WORD_MESSAGE = "must be a word of 1 to 64 characters";
    static final String PRINTABLE = "\\P{Cc}*[^\\s\\p{Cc}]\\P{Cc}*";
    static final String PRINTABLE_MESSAGE = "must not be blank or contain control characters";

    /**
     * @param lot of goods that are sent: only of this one, else first expired first; of a delivery:
     *     what the supplier says is printed on them
     * @param unitCost of a delivery; null is what those on the shelf cost
     */
    record NewLine(
            @NotNull Sku sku,
            @NotNull @Min(1) @Max(1_000_000) Integer quantity,
            @Size(max = 64) @Pattern(regexp = PRINTABLE, message = PRINTABLE_MESSAGE)
                    @Nullable String lot,
            @Nullable LocalDate expiresOn,
            @Nullable Money unitCost) {}
}
