package dev.cartwright.sales;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.cartwright.sales.SalesQuery.Found;
import dev.cartwright.sales.Tally.Sum;
import dev.cartwright.sheets.Sheet;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes what was sold, row by row and in the end all together. */
@Component
class SalesReport {

    private final SalesQuery query;

    SalesReport(SalesQuery query) {
        this.query = query;
    }

    /**
     * @param key the first day of a day, week or month, or what the row is of; null where the facts
     *     have none: of goods it is the delivery
     * @param name as it was called last in the alphabet
     * @param before a row of time: the same days of the one before it; else the same key's in the
     *     period before
     */
    record SalesRow(
            @Nullable String key,
            @Nullable String name,
            @JsonUnwrapped SalesFigures figures,
            @Nullable SalesFigures before,
            @Nullable SalesChange change) {}

    /**
     * @param before of the period before
     */
    record SalesTotals(
            @JsonUnwrapped SalesFigures figures,
            @Nullable SalesFigures before,
            @Nullable SalesChange change) {}

    /**
     * As it is written.
     *
     * @param previousFrom where the period before begins, where it is asked
     * @param previousTo the day after its last
     */
    record SalesJson(
            LocalDate from,
            LocalDate to,
            String by,
            String currency,
            List<String> otherCurrencies,
            @Nullable LocalDate previousFrom,
            @Nullable LocalDate previousTo,
            List<SalesRow> items,
            SalesTotals totals) {}

    void write(Question asked, Sheet sheet) {
        query.allowTime();
        var all = query.total(asked);
        sheet.begin(facts(asked), SalesRow.class);
        var before = asked.compare() ? query.total(asked.before()) : null;
        switch (asked.by()) {
            case NONE -> sheet.row(row(asked, new Found("", null, all, before), null));
            case DAY, WEEK, MONTH -> inTime(asked, sheet);
            case REASON -> query.each(asked, it -> sheet.row(row(asked, it, all.sold())));
            case SKU, PRODUCT, CATEGORY, COUNTRY, CHANNEL, SOURCE ->
                    query.each(asked, it -> sheet.row(row(asked, it, null)));
        }
        sheet.end(
                new SalesTotals(
                        figures(asked, all),
                        before == null ? null : figures(asked, before),
                        change(asked, all, before)));
    }

    private Map<String, Object> facts(Question asked) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("from", asked.from());
        facts.put("to", asked.to());
        facts.put("by", asked.by().name().toLowerCase(Locale.ROOT));
        facts.put("currency", asked.currency().getCode());
        facts.put("otherCurrencies", query.otherCurrencies(asked));
        if (asked.compare()) {
            facts.put("previousFrom", asked.before().from());
            facts.put("previousTo", asked.before().to());
        }
        return facts;
    }

    /** Days on which nothing was sold are rows, too. */
    private void inTime(Question asked, Sheet sheet) {
        var gaps = new Gaps(asked, sheet);
        query.each(asked, gaps);
        gaps.end();
    }

    private static SalesRow row(Question asked, Found it, @Nullable Sum whole) {
        var own = whole == null ? it.tally().sold() : whole;
        return new SalesRow(
                it.key().isEmpty() ? null : it.key(),
                it.label(),
                SalesFigures.of(it.tally(), own, asked.currency()),
                it.before() == null ? null : figures(asked, it.before()),
                change(asked, it.tally(), it.before()));
    }

    private static SalesFigures figures(Question asked, Tally tally) {
        return SalesFigures.of(tally, tally.sold(), asked.currency());
    }

    private static @Nullable SalesChange change(Question asked, Tally now, @Nullable Tally before) {
        return before == null ? null : SalesChange.of(now, before, asked.currency());
    }

    /** Puts rows of nothing between those there are. */
    private static final class Gaps implements Consumer<Found> {

        private final Question asked;
        private final Sheet sheet;
        private LocalDate next;

        Gaps(Question asked, Sheet sheet) {
            this.asked = asked;
            this.sheet = sheet;
            this.next = asked.by().begin(asked.from());
        }

        @Override
        public void accept(Found it) {
            fill(LocalDate.parse(it.key()));
            write(it);
        }

        void end() {
            fill(asked.to());
        }

        private void fill(LocalDate until) {
            while (next.isBefore(until)) {
                var before = asked.compare() ? Tally.NOTHING : null;
                write(new Found(next.toString(), null, Tally.NOTHING, before));
            }
        }

        private void write(Found it) {
            sheet.row(row(asked, it, null));
            next = asked.by().next(next);
        }
    }
}
