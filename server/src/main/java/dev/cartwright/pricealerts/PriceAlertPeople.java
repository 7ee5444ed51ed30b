package dev.cartwright.pricealerts;

import static dev.cartwright.pricealerts.schema.Tables.PRICE_ALERTS;
import static dev.cartwright.pricealerts.schema.Tables.PRICE_ALERT_DAYS;
import static dev.cartwright.pricealerts.schema.Tables.PRICE_ALERT_FIRINGS;
import static dev.cartwright.pricealerts.schema.Tables.SHOPPERS;
import static org.jooq.impl.DSL.val;

import dev.cartwright.customers.CustomersMerged;
import dev.cartwright.kernel.Amount;
import dev.cartwright.platform.PersonalData;
import dev.cartwright.pricealerts.schema.tables.records.PriceAlertsRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What people wait for. Firings stay, whoever is forgotten: they say nothing of whom. */
@Repository
class PriceAlertPeople implements PersonalData {

    /** {1} takes over all of {0}; where both wait for the same, {1} knows what it wants. */
    private static final String MERGE =
            """
            with locked as materialized (
                select alert_id, customer_id, channel_id, sku, currency, ended_at
                from pricealerts.price_alerts
                where customer_id in ({0}, {1})
                order by customer_id, alert_id
                for no key update
            ), moved as (
                update pricealerts.price_alerts alert set customer_id = {1},
                    ended_at = case when twin.yes then {2} else alert.ended_at end,
                    end_reason = case when twin.yes then 'MERGED' else alert.end_reason end,
                    held_on = case when twin.yes then null else alert.held_on end
                from locked, lateral (
                    select locked.ended_at is null and exists (
                        select from locked other
                        where other.customer_id = {1} and other.ended_at is null
                            and other.channel_id = locked.channel_id and other.sku = locked.sku
                            and other.currency = locked.currency) as yes) twin
                where alert.alert_id = locked.alert_id and locked.customer_id = {0}
            ), gone as (
                delete from pricealerts.price_alert_days where customer_id = {0}
                returning day, firings
            ), summed as (
                insert into pricealerts.price_alert_days as before (customer_id, day, firings)
                select {1}, day, firings from gone order by day
                on conflict (customer_id, day) do update
                set firings = before.firings + excluded.firings
            )
            delete from pricealerts.shoppers where customer_id = {0}
            """;

    private final DSLContext db;

    PriceAlertPeople(DSLContext db) {
        this.db = db;
    }

    /** In the transaction of the merge, which lets neither of the two make an alert meanwhile. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void moved(CustomersMerged people) {
        db.execute(
                MERGE,
                val(people.from().value()),
                val(people.into().value()),
                val(people.at(), PRICE_ALERTS.ENDED_AT));
    }

    @Override
    public String name() {
        return "priceAlerts";
    }

    @Override
    public List<Map<String, Object>> about(Person person) {
        var told = told(person);
        return db.selectFrom(PRICE_ALERTS)
                .where(PRICE_ALERTS.CUSTOMER_ID.eq(person.id()))
                .orderBy(PRICE_ALERTS.ALERT_ID)
                .fetch(alert -> facts(alert, told));
    }

    private Map<UUID, List<Map<String, Object>>> told(Person person) {
        return db.select(
                        PRICE_ALERT_FIRINGS.ALERT_ID,
                        PRICE_ALERT_FIRINGS.FIRED_AT,
                        PRICE_ALERT_FIRINGS.CURRENCY,
                        PRICE_ALERT_FIRINGS.PRICE_MINOR)
                .from(PRICE_ALERT_FIRINGS)
                .join(PRICE_ALERTS)
                .on(PRICE_ALERTS.ALERT_ID.eq(PRICE_ALERT_FIRINGS.ALERT_ID))
                .where(PRICE_ALERTS.CUSTOMER_ID.eq(person.id()))
                .orderBy(PRICE_ALERT_FIRINGS.ALERT_ID, PRICE_ALERT_FIRINGS.NUMBER)
                .fetchGroups(
                        PRICE_ALERT_FIRINGS.ALERT_ID,
                        row ->
                                Map.of(
                                        "at",
                                        row.value2(),
                                        "price",
                                        Amount.of(row.value3(), row.value4())));
    }

    private static Map<String, Object> facts(
            PriceAlertsRecord alert, Map<UUID, List<Map<String, Object>>> told) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("channel", alert.getChannelId());
        facts.put("sku", alert.getSku());
        facts.put("target", Amount.of(alert.getCurrency(), alert.getThresholdMinor()));
        facts.put("madeAt", alert.getMadeAt());
        if (alert.getEndedAt() != null) {
            facts.put("endedAt", alert.getEndedAt());
        }
        facts.put("told", told.getOrDefault(alert.getAlertId(), List.of()));
        return facts;
    }

    /** Alerts first, as everybody locks them before their days. */
    @Override
    public int forget(Person person) {
        var id = person.id();
        return db.deleteFrom(PRICE_ALERTS).where(PRICE_ALERTS.CUSTOMER_ID.eq(id)).execute()
                + db.deleteFrom(PRICE_ALERT_DAYS)
                        .where(PRICE_ALERT_DAYS.CUSTOMER_ID.eq(id))
                        .execute()
                + db.deleteFrom(SHOPPERS).where(SHOPPERS.CUSTOMER_ID.eq(id)).execute();
    }
}
