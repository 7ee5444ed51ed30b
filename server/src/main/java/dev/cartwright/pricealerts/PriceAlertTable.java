package dev.cartwright.pricealerts;

import static dev.cartwright.pricealerts.schema.Tables.PRICE_ALERTS;
import static dev.cartwright.pricealerts.schema.Tables.SHOPPERS;
import static org.jooq.impl.DSL.select;

import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.pricealerts.schema.tables.records.PriceAlertsRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Alerts as their owners make, change and end them. */
@Repository
class PriceAlertTable {

    /** Rows that are ended at once; all are locked in the order in which everybody locks them. */
    private static final int AT_ONCE = 500;

    private final DSLContext db;

    PriceAlertTable(DSLContext db) {
        this.db = db;
    }

    /** Keeps others from making an alert of this customer's until the transaction ends. */
    void lockShopper(CustomerId customer) {
        db.insertInto(SHOPPERS)
                .set(SHOPPERS.CUSTOMER_ID, customer)
                .onConflict(SHOPPERS.CUSTOMER_ID)
                .doUpdate()
                .set(SHOPPERS.CUSTOMER_ID, customer)
                .execute();
    }

    int countActive(CustomerId customer) {
        return db.fetchCount(
                PRICE_ALERTS,
                PRICE_ALERTS.CUSTOMER_ID.eq(customer).and(PRICE_ALERTS.ENDED_AT.isNull()));
    }

    /** Answers false where the customer has an active alert of the same already. */
    boolean insert(PriceAlertsRecord alert) {
        return db.insertInto(PRICE_ALERTS).set(alert).onConflictDoNothing().execute() == 1;
    }

    /** Returns the active alert that is in the way of this one. */
    Optional<UUID> inTheWayOf(PriceAlertsRecord wanted) {
        return db.select(PRICE_ALERTS.ALERT_ID)
                .from(PRICE_ALERTS)
                .where(PRICE_ALERTS.CUSTOMER_ID.eq(wanted.getCustomerId()))
                .and(PRICE_ALERTS.CHANNEL_ID.eq(wanted.getChannelId()))
                .and(PRICE_ALERTS.SKU.eq(wanted.getSku()))
                .and(PRICE_ALERTS.CURRENCY.eq(wanted.getCurrency()))
                .and(PRICE_ALERTS.ENDED_AT.isNull())
                .fetchOptional(PRICE_ALERTS.ALERT_ID);
    }

    /** Returns one of a customer's, locked until the transaction ends. */
    Optional<PriceAlertsRecord> lock(CustomerId customer, UUID id) {
        return db.selectFrom(PRICE_ALERTS)
                .where(PRICE_ALERTS.ALERT_ID.eq(id))
                .and(PRICE_ALERTS.CUSTOMER_ID.eq(customer))
                .forNoKeyUpdate()
                .fetchOptional();
    }

    /** Writes what was changed of a locked alert. */
    void update(PriceAlertsRecord alert) {
        db.update(PRICE_ALERTS)
                .set(alert)
                .where(PRICE_ALERTS.ALERT_ID.eq(alert.getAlertId()))
                .execute();
    }

    /** Ends what waited long enough, some at a time; answers whether there may be more. */
    boolean endExpired(Instant now) {
        var ended = end(PRICE_ALERTS.EXPIRES_AT.le(now), EndReason.EXPIRED, now);
        return ended == AT_ONCE;
    }

    /** As {@link #endExpired}, of what waits for any of these. */
    boolean endUnsold(Collection<Sku> skus, Instant now) {
        return end(PRICE_ALERTS.SKU.in(skus), EndReason.NO_LONGER_SOLD, now) == AT_ONCE;
    }

    private int end(Condition which, EndReason reason, Instant now) {
        var locked =
                select(PRICE_ALERTS.ALERT_ID)
                        .from(PRICE_ALERTS)
                        .where(PRICE_ALERTS.ENDED_AT.isNull())
                        .and(which)
                        .orderBy(PRICE_ALERTS.CUSTOMER_ID, PRICE_ALERTS.ALERT_ID)
                        .limit(AT_ONCE)
                        .forNoKeyUpdate();
        return db.update(PRICE_ALERTS)
                .set(PRICE_ALERTS.ENDED_AT, now)
                .set(PRICE_ALERTS.END_REASON, reason.name())
                .setNull(PRICE_ALERTS.HELD_ON)
                .where(PRICE_ALERTS.ALERT_ID.in(locked))
                .execute();
    }
}
