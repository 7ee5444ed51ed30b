package dev.cartwright.figures;

import static java.time.temporal.ChronoUnit.DAYS;

import dev.cartwright.inventory.StockPeriods;
import dev.cartwright.inventory.StockPeriods.LotWorth;
import dev.cartwright.inventory.StockPeriods.Worth;
import dev.cartwright.kernel.Amount;
import dev.cartwright.kernel.Sku;
import dev.cartwright.sheets.Sheet;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is on hand and will expire: days left = last day it may be sold − the merchant's today, and
 * the value at risk is what the lots cost. Always of now: lots have no history of their value.
 */
@Component
class Expiry {

    private final StockPeriods stock;

    Expiry(StockPeriods stock) {
        this.stock = stock;
    }

    /**
     * What is asked.
     *
     * @param within days; null is every lot that expires at all
     */
    record Wish(
            LocalDate today,
            @Nullable Integer within,
            @Nullable String location,
            CurrencyUnit currency) {}

    /**
     * @param daysLeft 0 on the last day, below 0 when expired
     */
    record ExpiryRow(
            Sku sku,
            String location,
            String lot,
            LocalDate expiresOn,
            long daysLeft,
            Band band,
            long units,
            Money value,
            MovementLink movements) {}

    record ExpiryBand(Band band, long units, Money value) {}

    /**
     * @param bands all five, also those without a lot
     */
    record ExpiryTotals(long units, Money value, List<ExpiryBand> bands) {}

    record ExpiryJson(
            LocalDate today,
            @Nullable Integer within,
            @Nullable String location,
            MovementLink movements,
            List<ExpiryRow> items,
            ExpiryTotals totals) {}

    void write(Wish wish, Sheet sheet) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("today", wish.today());
        if (wish.within() != null) {
            facts.put("within", wish.within());
        }
        facts.putAll(Scope.facts(wish.location(), MovementLink.ALL));
        sheet.begin(facts, ExpiryRow.class);
        var sums = new EnumMap<Band, Worth>(Band.class);
        var until = wish.within() == null ? null : wish.today().plusDays(wish.within());
        stock.lots(
                until,
                wish.location(),
                lot -> {
                    var row = row(lot, wish);
                    sums.merge(row.band(), lot.worth(), Worth::plus);
                    sheet.row(row);
                });
        sheet.end(totals(sums, wish.currency()));
    }

    private static ExpiryRow row(LotWorth lot, Wish wish) {
        var left = DAYS.between(wish.today(), lot.expiresOn());
        return new ExpiryRow(
                lot.sku(),
                lot.location(),
                lot.lot(),
                lot.expiresOn(),
                left,
                Band.of(left),
                lot.worth().units(),
                Amount.of(wish.currency(), lot.worth().value()),
                MovementLink.ALL
                        .with("sku", lot.sku())
                        .with("location", lot.location())
                        .with("lot", lot.lot()));
    }

    private static ExpiryTotals totals(Map<Band, Worth> sums, CurrencyUnit currency) {
        var all = sums.values().stream().reduce(Worth.NONE, Worth::plus);
        var bands =
                List.of(Band.values()).stream()
                        .map(band -> band(band, sums.getOrDefault(band, Worth.NONE), currency))
                        .toList();
        return new ExpiryTotals(all.units(), Amount.of(currency, all.value()), bands);
    }

    private static ExpiryBand band(Band band, Worth worth, CurrencyUnit currency) {
        return new ExpiryBand(band, worth.units(), Amount.of(currency, worth.value()));
    }
}
