package dev.cartwright.figures;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.cartwright.inventory.Kind;
import dev.cartwright.inventory.StockPeriods;
import dev.cartwright.inventory.StockPeriods.Loss;
import dev.cartwright.inventory.StockPeriods.Worth;
import dev.cartwright.sheets.Sheet;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What counts and adjustments say was lost and found, and why.
 *
 * <p>Shrinkage (ASCM Dictionary: reductions of actual stock by theft, damage, miscounting) is value
 * lost − value found; as a share it is divided by the cost of the goods shipped from the location
 * in the period.
 */
@Component
class Shrinkage {

    private final StockPeriods stock;

    Shrinkage(StockPeriods stock) {
        this.stock = stock;
    }

    /**
     * Shares are of the cost of goods shipped, with 4 decimals, half up; null where none were.
     *
     * @param shrinkage the share lost less the share found; below 0 where more was found
     */
    record Shrunk(
            Valued lost,
            Valued found,
            @Nullable BigDecimal lostShare,
            @Nullable BigDecimal foundShare,
            @Nullable BigDecimal shrinkage) {

        static Shrunk of(Worth lost, Worth found, Worth shipped, Scope scope) {
            return new Shrunk(
                    Valued.of(scope.currency(), lost),
                    Valued.of(scope.currency(), found),
                    Formulas.share(lost.value(), shipped.value()),
                    Formulas.share(found.value(), shipped.value()),
                    Formulas.share(lost.minus(found).value(), shipped.value()));
        }
    }

    /**
     * @param kind COUNTED or ADJUSTED
     * @param reason as the one who counted or adjusted gave it
     */
    record ShrinkageRow(
            String location,
            Kind kind,
            String reason,
            @JsonUnwrapped Shrunk shrunk,
            MovementLink movements) {}

    /**
     * @param shipped from these locations in the period, whether or not anything was lost there
     */
    record ShrinkageTotals(Valued shipped, @JsonUnwrapped Shrunk shrunk) {}

    record ShrinkageJson(
            Instant from,
            Instant to,
            @Nullable String location,
            MovementLink movements,
            List<ShrinkageRow> items,
            ShrinkageTotals totals) {}

    void write(Scope scope, Sheet sheet) {
        sheet.begin(scope.facts(), ShrinkageRow.class);
        var shipped = stock.shipped(scope.period(), scope.location());
        var sum = new Sum();
        stock.losses(
                scope.period(),
                scope.location(),
                loss -> {
                    sum.lost = sum.lost.plus(loss.lost());
                    sum.found = sum.found.plus(loss.found());
                    sheet.row(row(loss, shipped.getOrDefault(loss.location(), Worth.NONE), scope));
                });
        var all = shipped.values().stream().reduce(Worth.NONE, Worth::plus);
        sheet.end(
                new ShrinkageTotals(
                        Valued.of(scope.currency(), all),
                        Shrunk.of(sum.lost, sum.found, all, scope)));
    }

    private static ShrinkageRow row(Loss loss, Worth shipped, Scope scope) {
        return new ShrinkageRow(
                loss.location(),
                loss.kind(),
                loss.cause(),
                Shrunk.of(loss.lost(), loss.found(), shipped, scope),
                scope.movements().with("location", loss.location()).with("kind", loss.kind()));
    }

    private static final class Sum {
        private Worth lost = Worth.NONE;
        private Worth found = Worth.NONE;
    }
}
