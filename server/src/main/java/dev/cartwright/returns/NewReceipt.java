package dev.cartwright.returns;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Text;
import dev.cartwright.returns.Return.Part;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Goods of a return that have come.
 *
 * @param refund false gives no money back for them; left out, their worth goes back
 * @param fee false keeps no fee; left out, it is kept where the channel has one
 */
record NewReceipt(
        @NotEmpty @Size(max = 1_000) List<@NotNull @Valid NewReceiptLine> lines,
        @Nullable Boolean refund,
        @Nullable Boolean fee) {

    /**
     * @param location where they are put; left out, where they came from
     * @param lot that is printed on them
     */
    @Schema(name = "NewReceiptLine")
    record NewReceiptLine(
            @NotNull UUID line,
            @NotNull Condition condition,
            @Min(1) int quantity,
            @Nullable String location,
            @Nullable String lot) {

        NewReceiptLine {
            location = Text.optional("location", location, 100);
            lot = Text.optional("lot", lot, 100);
            if (condition == Condition.SCRAP && location != null) {
                throw new InvalidField("location", "must be left out of what is thrown away");
            }
        }

        Part part() {
            return new Part(line, condition, quantity, location, lot);
        }
    }

    boolean hasRefund() {
        return !Boolean.FALSE.equals(refund);
    }

    boolean hasFee() {
        return !Boolean.FALSE.equals(fee);
    }

    /** All conditions together, by line. */
    Map<UUID, Integer> units() {
        var units = new LinkedHashMap<UUID, Integer>();
        lines.forEach(it -> units.merge(it.line(), it.quantity(), Math::addExact));
        return units;
    }
}
