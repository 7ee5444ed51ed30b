package dev.cartwright.returns;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Text;
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

/** What somebody wants to send back. */
record NewReturn(@NotEmpty @Size(max = 1_000) List<@NotNull @Valid NewReturnLine> lines) {

    /**
     * @param comment in the customer's own words
     */
    @Schema(name = "NewReturnLine")
    record NewReturnLine(
            @NotNull UUID line,
            @Min(1) int quantity,
            @NotNull ReturnReason reason,
            @Nullable String comment) {

        NewReturnLine {
            comment = Text.optional("comment", comment, 500);
        }
    }

    /** By line, as they were named; throws {@link InvalidField} where one is named twice. */
    Map<UUID, Integer> units() {
        var units = new LinkedHashMap<UUID, Integer>();
        for (int i = 0; i < lines.size(); i++) {
            if (units.put(lines.get(i).line(), lines.get(i).quantity()) != null) {
                throw new InvalidField("lines[" + i + "].line", "must be named once");
            }
        }
        return units;
    }
}
