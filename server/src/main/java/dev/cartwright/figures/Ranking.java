package dev.cartwright.figures;

import dev.cartwright.figures.Abc.AbcClass;
import dev.cartwright.figures.Abc.Place;
import dev.cartwright.inventory.StockPeriods;
import dev.cartwright.inventory.StockPeriods.Shipped;
import dev.cartwright.inventory.StockPeriods.Worth;
import dev.cartwright.kernel.Amount;
import dev.cartwright.kernel.Sku;
import dev.cartwright.sheets.Sheet;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which articles matter most, by {@link Abc}; of equal cost the SKU that sorts first is first. */
@Component
class Ranking {

    private final StockPeriods stock;

    Ranking(StockPeriods stock) {
        this.stock = stock;
    }

    /**
     * @param units shipped
     * @param cumulativeShare with all articles before it
     */
    record AbcRow(
            int rank,
            Sku sku,
            AbcClass abc,
            long units,
            Money costOfGoods,
            @Nullable BigDecimal share,
            @Nullable BigDecimal cumulativeShare,
            MovementLink movements) {}

    record AbcClassTotal(
            AbcClass abc, int skus, long units, Money costOfGoods, @Nullable BigDecimal share) {}

    record AbcTotals(int skus, long units, Money costOfGoods, List<AbcClassTotal> classes) {}

    /**
     * @param a percent of the cost that A makes
     * @param b percent that A and B make
     */
    record AbcJson(
            Instant from,
            Instant to,
            @Nullable String location,
            MovementLink movements,
            BigDecimal a,
            BigDecimal b,
            List<AbcRow> items,
            AbcTotals totals) {}

    void write(Scope scope, BigDecimal a, BigDecimal b, Sheet sheet) {
        var abc = new Abc(a, b);
        var facts = scope.facts();
        facts.put("a", a);
        facts.put("b", b);
        sheet.begin(facts, AbcRow.class);
        var sums = new Sums();
        stock.shipped(
                scope.period(),
                scope.location(),
                (Shipped it) -> {
                    var place = abc.next(it.shipped().value(), it.all());
                    sums.add(place.abc(), it);
                    sheet.row(row(it, place, scope));
                });
        sheet.end(sums.totals(scope.currency()));
    }

    private static AbcRow row(Shipped shipped, Place place, Scope scope) {
        return new AbcRow(
                place.rank(),
                shipped.sku(),
                place.abc(),
                shipped.shipped().units(),
                Amount.of(scope.currency(), shipped.shipped().value()),
                place.share(),
                place.cumulative(),
                scope.movements().with("sku", shipped.sku()).with("location", scope.location()));
    }

    private static final class Sums {
        private final Map<AbcClass, Integer> skus = new EnumMap<>(AbcClass.class);
        private final Map<AbcClass, Worth> sums = new EnumMap<>(AbcClass.class);

        /** What all cost, without those of which more was put back than left. */
        private long whole;

        void add(AbcClass abc, Shipped it) {
            skus.merge(abc, 1, Integer::sum);
            sums.merge(abc, it.shipped(), Worth::plus);
            whole = it.all();
        }

        AbcTotals totals(CurrencyUnit currency) {
            var all = sums.values().stream().reduce(Worth.NONE, Worth::plus);
            return new AbcTotals(
                    skus.values().stream().mapToInt(it -> it).sum(),
                    all.units(),
                    Amount.of(currency, all.value()),
                    List.of(AbcClass.values()).stream().map(it -> total(it, currency)).toList());
        }

        private AbcClassTotal total(AbcClass abc, CurrencyUnit currency) {
            var sum = sums.getOrDefault(abc, Worth.NONE);
            return new AbcClassTotal(
                    abc,
                    skus.getOrDefault(abc, 0),
                    sum.units(),
                    Amount.of(currency, sum.value()),
                    Formulas.share(sum.value(), whole));
        }
    }
}
