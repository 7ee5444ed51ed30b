package dev.cartwright.sales;

import static dev.cartwright.sales.SalesQuery.which;
import static org.jooq.impl.DSL.val;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.joda.money.CurrencyUnit;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * How recently, how often and for how much customers bought (RFM; Hughes, Strategic Database
 * Marketing, 1994), as means and medians of all known customers.
 */
@Repository
class Rfm {

    /** Of an even number of values the median is the mean of the two in the middle. */
    private static final String SUMMARY =
            """
            select count(*)::bigint as customers,
                round(avg(recency), 4) as recency_mean, [recency] as recency_median,
                round(avg(frequency), 4) as frequency_mean, [frequency] as frequency_median,
                round(avg(monetary), 4) as monetary_mean, [monetary] as monetary_median
            from (
                select coalesce(merged.now, facts.buyer) as buyer,
                    ({1}::date - max(day) - 1)::numeric as recency,
                    count(distinct order_key)::numeric as frequency,
                    sum(net_minor) / power(10::numeric, {2}) as monetary
                from sales.facts left join sales.merged_buyers merged on merged.buyer = facts.buyer
                where kind = 'SALE' and facts.buyer is not null and {0}
                group by 1
            ) customer
            """
                    .replace("[recency]", median("recency"))
                    .replace("[frequency]", median("frequency"))
                    .replace("[monetary]", median("monetary"));

    private final DSLContext db;
    private final SalesQuery query;

    Rfm(DSLContext db, SalesQuery query) {
        this.query = query;
        this.db = db;
    }

    /**
     * @param mean with 4 decimals; null where nobody bought
     * @param median with 4 decimals; null where nobody bought
     */
    record Middle(@Nullable BigDecimal mean, @Nullable BigDecimal median) {}

    /**
     * @param on what was sold before this day counts
     * @param recency whole days between the last order's and this one
     * @param frequency orders that were placed
     * @param monetary their net value, before what was cancelled or given back
     */
    record RfmJson(
            LocalDate on,
            String currency,
            long customers,
            Middle recency,
            Middle frequency,
            Middle monetary) {}

    RfmJson of(Question asked) {
        query.allowTime();
        var row =
                db.resultQuery(
                                SUMMARY,
                                which(asked),
                                val(asked.to()),
                                val(decimals(asked.currency())))
                        .fetchSingle();
        return new RfmJson(
                asked.to(),
                asked.currency().getCode(),
                Objects.requireNonNull(row.get("customers", Long.class)),
                middle(row, "recency"),
                middle(row, "frequency"),
                middle(row, "monetary"));
    }

    private static Middle middle(Record row, String of) {
        return new Middle(
                row.get(of + "_mean", BigDecimal.class), row.get(of + "_median", BigDecimal.class));
    }

    private static int decimals(CurrencyUnit currency) {
        return currency.getDecimalPlaces();
    }

    private static String median(String of) {
        return ("round((percentile_disc(0.5) within group (order by %1$s)"
                        + " + percentile_disc(0.5) within group (order by %1$s desc)) / 2, 4)")
                .formatted(of);
    }
}
