package dev.cartwright.pricealerts;

import static dev.cartwright.pricealerts.schema.Tables.PRICE_ALERTS;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.percentileDisc;

import dev.cartwright.kernel.Amount;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.pricealerts.schema.tables.records.PriceAlertsRecord;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads alerts, newest first, and how many wait for a price; one statement each. */
@Repository
class PriceAlertQuery {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final DSLContext db;

    PriceAlertQuery(DSLContext db) {
        this.db = db;
    }

    /** What is asked for; null is all. */
    record Filter(@Nullable CustomerId customer, @Nullable Sku sku, @Nullable AlertState state) {

        private Condition condition() {
            return (customer == null ? noCondition() : PRICE_ALERTS.CUSTOMER_ID.eq(customer))
                    .and(sku == null ? noCondition() : PRICE_ALERTS.SKU.eq(sku))
                    .and(state == null ? noCondition() : state.condition());
        }
    }

    /**
     * How many want a SKU for less than it costs, in one channel and currency.
     *
     * @param waiting customers who have not been told yet, or wait anew
     * @param median of their targets the middle one, of two the lower
     */
    record PriceDemand(ChannelId channel, int waiting, Money lowest, Money median, Money highest) {}

    List<PriceAlertsRecord> newest(Filter filter, @Nullable UUID after, int limit) {
        return newest(filter.condition(), after, limit);
    }

    /** As {@link #newest}, without those that have ended. */
    List<PriceAlertsRecord> active(CustomerId customer, @Nullable UUID after, int limit) {
        var active = PRICE_ALERTS.ENDED_AT.isNull();
        return newest(new Filter(customer, null, null).condition().and(active), after, limit);
    }

    private List<PriceAlertsRecord> newest(Condition which, @Nullable UUID after, int limit) {
        return db.selectFrom(PRICE_ALERTS)
                .where(which)
                .and(after == null ? noCondition() : PRICE_ALERTS.ALERT_ID.lt(after))
                .orderBy(PRICE_ALERTS.ALERT_ID.desc())
                .limit(limit)
                .fetch();
    }

    Optional<PriceAlertsRecord> find(CustomerId customer, UUID id) {
        return db.selectFrom(PRICE_ALERTS)
                .where(PRICE_ALERTS.ALERT_ID.eq(id))
                .and(PRICE_ALERTS.CUSTOMER_ID.eq(customer))
                .fetchOptional();
    }

    /** Returns the demand by channel and currency. */
    List<PriceDemand> demand(Sku sku) {
        var target = PRICE_ALERTS.THRESHOLD_MINOR;
        return db.select(
                        PRICE_ALERTS.CHANNEL_ID,
                        PRICE_ALERTS.CURRENCY,
                        count(),
                        min(target),
                        percentileDisc(HALF).withinGroupOrderBy(target).coerce(target),
                        max(target))
                .from(PRICE_ALERTS)
                .where(PRICE_ALERTS.SKU.eq(sku))
                .and(PRICE_ALERTS.ENDED_AT.isNull())
                .and(PRICE_ALERTS.ARMS_AT_MINOR.isNull())
                .groupBy(PRICE_ALERTS.CHANNEL_ID, PRICE_ALERTS.CURRENCY)
                .orderBy(PRICE_ALERTS.CHANNEL_ID, PRICE_ALERTS.CURRENCY)
                .fetch(row ->
                        new PriceDemand(
                                row.value1(),
                                row.value3(),
                                Amount.of(row.value2(), row.value4()),
                                Amount.of(row.value2(), row.value5()),
                                Amount.of(row.value2(), row.value6())));
    }
}
