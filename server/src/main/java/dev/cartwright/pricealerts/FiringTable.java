package dev.cartwright.pricealerts;

import static dev.cartwright.pricealerts.schema.Tables.PRICE_ALERTS;
import static dev.cartwright.pricealerts.schema.Tables.PRICE_ALERT_DAYS;
import static dev.cartwright.pricealerts.schema.Tables.PRICE_ALERT_FIRINGS;

import dev.cartwright.kernel.CustomerId;
import dev.cartwright.pricealerts.schema.tables.records.PriceAlertFiringsRecord;
import dev.cartwright.pricealerts.schema.tables.records.PriceAlertsRecord;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Fires alerts, each once for each reason, and no customer's more often in a day than allowed. */
@Repository
class FiringTable {

    private final DSLContext db;

    FiringTable(DSLContext db) {
        this.db = db;
    }

    /**
     * Returns those that are active still, locked until the transaction ends. Prices that are asked
     * for after this are newer than those by which anybody else fired them.
     */
    List<PriceAlertsRecord> lock(Collection<UUID> alerts) {
        return db.selectFrom(PRICE_ALERTS)
                .where(PRICE_ALERTS.ALERT_ID.in(alerts))
                .and(PRICE_ALERTS.ENDED_AT.isNull())
                .orderBy(PRICE_ALERTS.CUSTOMER_ID, PRICE_ALERTS.ALERT_ID)
                .forNoKeyUpdate()
                .fetch();
    }

    /** Counts a firing; false, and nothing is counted, where the day has had its most. */
    boolean count(CustomerId customer, LocalDate day, int most) {
        return db.insertInto(PRICE_ALERT_DAYS)
                        .set(PRICE_ALERT_DAYS.CUSTOMER_ID, customer)
                        .set(PRICE_ALERT_DAYS.DAY, day)
                        .set(PRICE_ALERT_DAYS.FIRINGS, 1)
                        .onConflict(PRICE_ALERT_DAYS.CUSTOMER_ID, PRICE_ALERT_DAYS.DAY)
                        .doUpdate()
                        .set(PRICE_ALERT_DAYS.FIRINGS, PRICE_ALERT_DAYS.FIRINGS.plus(1))
                        .where(PRICE_ALERT_DAYS.FIRINGS.lt(most))
                        .execute()
                == 1;
    }

    /** Notes what was told by a locked alert, and what it waits for from now on. */
    void fire(PriceAlertFiringsRecord firing, Trigger next) {
        db.insertInto(PRICE_ALERT_FIRINGS).set(firing).execute();
        db.update(PRICE_ALERTS)
                .set(PRICE_ALERTS.FIRES_AT_MINOR, next.firesAt())
                .set(PRICE_ALERTS.ARMS_AT_MINOR, next.armsAt())
                .set(PRICE_ALERTS.BEFORE_MINOR, firing.getPriceMinor())
                .set(PRICE_ALERTS.TOLD_MINOR, firing.getPriceMinor())
                .set(PRICE_ALERTS.FIRINGS, firing.getNumber())
                .setNull(PRICE_ALERTS.HELD_ON)
                .where(PRICE_ALERTS.ALERT_ID.eq(firing.getAlertId()))
                .execute();
    }

    /** Arms a locked alert at a price that it will have fallen from. */
    void arm(UUID alert, long price) {
        db.update(PRICE_ALERTS)
                .set(PRICE_ALERTS.FIRES_AT_MINOR, PRICE_ALERTS.THRESHOLD_MINOR)
                .setNull(PRICE_ALERTS.ARMS_AT_MINOR)
                .set(PRICE_ALERTS.BEFORE_MINOR, price)
                .setNull(PRICE_ALERTS.HELD_ON)
                .where(PRICE_ALERTS.ALERT_ID.eq(alert))
                .execute();
    }

    /**
     * Puts a locked alert off.
     *
     * @param day on which it is not told; null where there is nothing to tell any more
     */
    void hold(UUID alert, @Nullable LocalDate day) {
        db.update(PRICE_ALERTS)
                .set(PRICE_ALERTS.HELD_ON, day)
                .where(PRICE_ALERTS.ALERT_ID.eq(alert))
                .execute();
    }
}
