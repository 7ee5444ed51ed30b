package dev.cartwright.transfers;

import static dev.cartwright.transfers.NewTransfer.MOST_LINES;
import static dev.cartwright.transfers.NewTransfer.PRINTABLE;
import static dev.cartwright.transfers.NewTransfer.PRINTABLE_MESSAGE;

import dev.cartwright.inventory.LotLabel;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Sku;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What arrived of a transfer.
 *
 * @param lines a SKU more than once where its units are of several lots
 */
@Schema(name = "TransferReceipt")
record Receipt(@NotNull @Size(min = 1, max = MOST_LINES) List<@NotNull @Valid Received> lines) {

    /**
     * @param received all that arrived, whatever its state
     * @param damaged of them, broken: they are not put on the shelf
     * @param lot what is printed on them; null: what was sent first
     * @param overage whether more may be received than was sent
     */
    record Received(
            @NotNull Sku sku,
            @NotNull @Min(1) @Max(1_000_000) Integer received,
            @Min(0) @Nullable Integer damaged,
            @Size(max = 64) @Pattern(regexp = PRINTABLE, message = PRINTABLE_MESSAGE)
                    @Nullable String lot,
            @Nullable LocalDate expiresOn,
            @Nullable Boolean overage) {

        int broken() {
            return damaged == null ? 0 : damaged;
        }

        boolean mayBeMore() {
            return Boolean.TRUE.equals(overage);
        }

        @Nullable LotLabel label() {
            return lot == null ? null : new LotLabel(lot, expiresOn);
        }
    }

    /** A lot of a SKU. */
    private record Kind(Sku sku, @Nullable String lot) {}

    /** Throws {@link InvalidField} where the lines cannot be, whatever was sent. */
    void requireSense() {
        var seen = new HashSet<Kind>();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var field = "lines[" + i + "].";
            if (line.broken() > line.received()) {
                throw new InvalidField(
                        field + "damaged",
                        "must not be more than the " + line.received + " received");
            }
            if (line.expiresOn != null && line.lot == null) {
                throw new InvalidField(field + "expiresOn", "is of a lot, and none is named");
            }
            if (!seen.add(new Kind(line.sku, line.lot))) {
                throw new InvalidField(field + "sku", "was given before, of the same lot");
            }
        }
    }
}
