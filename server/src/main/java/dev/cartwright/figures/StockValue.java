package dev.cartwright.figures;

import dev.cartwright.inventory.StockPeriods;
import dev.cartwright.inventory.StockPeriods.ShelfWorth;
import dev.cartwright.inventory.StockPeriods.Worth;
import dev.cartwright.kernel.Amount;
import dev.cartwright.kernel.Sku;
import dev.cartwright.sheets.Sheet;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What lies on the shelves and what it is worth.
 *
 * <p>Valued by moving average (IAS 2 §27): what came is added at its cost, what leaves takes its
 * share of the shelf's value along, rounded half up to minor units, and an empty shelf is worth
 * nothing. Where lots are kept they are also valued by what each of them cost (IAS 2 §23).
 */
@Component
class StockValue {

    private final StockPeriods stock;

    StockValue(StockPeriods stock) {
        this.stock = stock;
    }

    /**
     * What is asked.
     *
     * @param at null is now
     * @param now when it is asked
     */
    record Wish(
            @Nullable Instant at,
            Instant now,
            @Nullable String location,
            @Nullable Sku sku,
            CurrencyUnit currency) {

        /** What moves while it is answered belongs to now. */
        private MovementLink movements() {
            return MovementLink.ALL.with("to", at);
        }
    }

    /**
     * @param unitCost value ÷ on hand, half up to minor units; null where none is on hand
     * @param valueByLots null without lots, or of the past: lots have no history of their value
     */
    record ValueRow(
            Sku sku,
            String location,
            long onHand,
            Money value,
            @Nullable Money unitCost,
            @Nullable Money valueByLots,
            MovementLink movements) {}

    /**
     * @param valueByLots of the shelves with lots; null of the past
     */
    record ValueTotals(long onHand, Money value, @Nullable Money valueByLots) {}

    record ValueJson(
            Instant at,
            @Nullable Sku sku,
            @Nullable String location,
            MovementLink movements,
            List<ValueRow> items,
            ValueTotals totals) {}

    void write(Wish wish, Sheet sheet) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("at", wish.at() == null ? wish.now() : wish.at());
        if (wish.sku() != null) {
            facts.put("sku", wish.sku());
        }
        facts.putAll(Scope.facts(wish.location(), wish.movements().with("sku", wish.sku())));
        sheet.begin(facts, ValueRow.class);
        var sum = new Sum();
        stock.worth(
                wish.at(),
                wish.location(),
                wish.sku(),
                shelf -> {
                    sum.add(shelf);
                    sheet.row(row(shelf, wish));
                });
        sheet.end(
                new ValueTotals(
                        sum.worth.units(),
                        Amount.of(wish.currency(), sum.worth.value()),
                        wish.at() == null ? Amount.of(wish.currency(), sum.lots) : null));
    }

    private static ValueRow row(ShelfWorth shelf, Wish wish) {
        var worth = shelf.worth();
        return new ValueRow(
                shelf.sku(),
                shelf.location(),
                worth.units(),
                Amount.of(wish.currency(), worth.value()),
                money(wish.currency(), Formulas.unitCost(worth.value(), worth.units())),
                money(wish.currency(), shelf.lots()),
                wish.movements().with("sku", shelf.sku()).with("location", shelf.location()));
    }

    private static @Nullable Money money(CurrencyUnit currency, @Nullable Long minor) {
        return minor == null ? null : Amount.of(currency, minor);
    }

    private static final class Sum {
        private Worth worth = Worth.NONE;
        private long lots;

        void add(ShelfWorth shelf) {
            worth = worth.plus(shelf.worth());
            lots = Math.addExact(lots, shelf.lots() == null ? 0 : shelf.lots());
        }
    }
}
