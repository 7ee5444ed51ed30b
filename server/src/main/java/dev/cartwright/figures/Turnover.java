package dev.cartwright.figures;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.cartwright.inventory.StockPeriods;
import dev.cartwright.inventory.StockPeriods.ShelfPeriod;
import dev.cartwright.kernel.Sku;
import dev.cartwright.sheets.Sheet;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What became of the stock of each article in a period, and how fast it turned. */
@Component
class Turnover {

    private final StockPeriods stock;

    Turnover(StockPeriods stock) {
        this.stock = stock;
    }

    record TurnoverRow(Sku sku, @JsonUnwrapped Turned turned, MovementLink movements) {}

    /**
     * @param totals the sums of all rows, and the ratios of the sums
     */
    record TurnoverJson(
            Instant from,
            Instant to,
            @Nullable String location,
            MovementLink movements,
            List<TurnoverRow> items,
            Turned totals) {}

    void write(Scope scope, Sheet sheet) {
        sheet.begin(scope.facts(), TurnoverRow.class);
        var sum = new Sum(scope, sheet);
        stock.shelves(scope.period(), scope.location(), sum::add);
        sum.close();
        sheet.end(Turned.of(sum.all, scope));
    }

    /** Shelves come by SKU: where the next SKU begins the one before is complete. */
    private static final class Sum {
        private final Scope scope;
        private final Sheet sheet;
        private @Nullable Sku sku;
        private Flow one = Flow.NONE;
        private Flow all = Flow.NONE;

        Sum(Scope scope, Sheet sheet) {
            this.scope = scope;
            this.sheet = sheet;
        }

        void add(ShelfPeriod shelf) {
            if (!shelf.sku().equals(sku)) {
                close();
                sku = shelf.sku();
            }
            one = one.plus(Flow.of(shelf));
        }

        void close() {
            if (sku != null) {
                var link = scope.movements().with("sku", sku).with("location", scope.location());
                sheet.row(new TurnoverRow(sku, Turned.of(one, scope), link));
                all = all.plus(one);
                one = Flow.NONE;
            }
        }
    }
}
