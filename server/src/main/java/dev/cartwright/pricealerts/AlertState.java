package dev.cartwright.pricealerts;

import static dev.cartwright.pricealerts.schema.Tables.PRICE_ALERTS;

import dev.cartwright.pricealerts.schema.tables.records.PriceAlertsRecord;
import org.jooq.Condition;

/** How an alert stands. */
enum AlertState {
    /** It tells as soon as the price is there. */
    ARMED,
    /** The price is there, and its owner was told often enough that day: it tells on another. */
    HELD,
    /** It has told; it does again when the price has risen before, or falls by a step more. */
    FIRED,
    /** It is over. */
    ENDED;

    static AlertState of(PriceAlertsRecord alert) {
        if (alert.getEndedAt() != null) {
            return ENDED;
        }
        if (alert.getHeldOn() != null) {
            return HELD;
        }
        return alert.getArmsAtMinor() == null ? ARMED : FIRED;
    }

    Condition condition() {
        var active = PRICE_ALERTS.ENDED_AT.isNull();
        return switch (this) {
            case ARMED ->
                    active.and(PRICE_ALERTS.HELD_ON.isNull())
                            .and(PRICE_ALERTS.ARMS_AT_MINOR.isNull());
            case HELD -> PRICE_ALERTS.HELD_ON.isNotNull();
            case FIRED ->
                    active.and(PRICE_ALERTS.HELD_ON.isNull())
                            .and(PRICE_ALERTS.ARMS_AT_MINOR.isNotNull());
            case ENDED -> PRICE_ALERTS.ENDED_AT.isNotNull();
        };
    }
}
