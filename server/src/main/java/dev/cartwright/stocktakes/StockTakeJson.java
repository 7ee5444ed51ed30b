package dev.cartwright.stocktakes;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cartwright.kernel.Amount;
import dev.cartwright.kernel.Sku;
import dev.cartwright.stocktakes.StockTake.Change;
import dev.cartwright.stocktakes.StockTake.Status;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A stock-take as staff see it. Of a rehearsal all is what would be.
 *
 * @param mode rehearsal or apply
 * @param reason why it failed, or why what is not in the file was left alone
 * @param rowsTotal in the file
 * @param counted rows: the unchanged and the changed
 * @param swept SKUs that a complete file did not name, set to nothing
 * @param found units; missing likewise
 * @param tasks the first 20 shelves where promised units are missing; not in lists
 */
record StockTakeJson(
        UUID id,
        String location,
        String mode,
        boolean complete,
        Status status,
        @Nullable String reason,
        int rowsTotal,
        int counted,
        int unchanged,
        int changed,
        int refused,
        int swept,
        long found,
        Money foundValue,
        long missing,
        Money missingValue,
        int errors,
        String errorsUrl,
        String changesUrl,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<ChangeJson> tasks,
        String tasksUrl,
        String by,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    /**
     * @param line absent: the file did not name it
     * @param difference found, or missing where it is below 0
     * @param shortage promised units that are not there now
     */
    @Schema(name = "StockTakeChange")
    record ChangeJson(
            @Nullable Integer line,
            Sku sku,
            @Nullable String lot,
            int counted,
            int difference,
            Money value,
            int shortage) {

        static ChangeJson of(Change it, CurrencyUnit currency) {
            return new ChangeJson(
                    it.line(),
                    it.sku(),
                    it.lot(),
                    it.counted(),
                    it.difference(),
                    Amount.of(currency, it.value()),
                    it.shortage());
        }
    }

    static String url(UUID id) {
        return "/api/admin/inventory/stock-takes/" + id;
    }

    static StockTakeJson of(StockTake it, CurrencyUnit currency, @Nullable List<ChangeJson> tasks) {
        var result = it.result();
        return new StockTakeJson(
                it.id(),
                it.wish().location(),
                it.wish().rehearsal() ? "rehearsal" : "apply",
                it.wish().complete(),
                it.status(),
                it.reason(),
                it.records(),
                result.unchanged() + result.changed(),
                result.unchanged(),
                result.changed(),
                result.refused(),
                result.swept(),
                result.found(),
                Amount.of(currency, result.foundValue()),
                result.missing(),
                Amount.of(currency, result.missingValue()),
                result.errors(),
                url(it.id()) + "/errors",
                url(it.id()) + "/changes",
                tasks,
                url(it.id()) + "/tasks",
                it.actor().label(),
                it.createdAt(),
                it.finishedAt());
    }
}
