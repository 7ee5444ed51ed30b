package dev.cartwright.pricealerts;

import static dev.cartwright.pricealerts.schema.Tables.PRICE_ALERTS;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.Sku;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Which prices somebody waits for, and which alerts a price does something to. */
@Repository
class WatchQuery {

    /** {0} and {1} are SKUs and what they cost; only what would change is returned. */
    private static final String MOVED =
            """
            select alert.customer_id, alert.alert_id
            from unnest({0}, {1}) as price (sku, minor)
            join pricealerts.price_alerts alert on alert.sku = price.sku
            where alert.channel_id = {2} and alert.currency = {3}
                and alert.ended_at is null and alert.expires_at > {4}
                and ((price.minor <= alert.fires_at_minor
                        and (alert.held_on is null or alert.held_on < {5}))
                    or price.minor >= alert.arms_at_minor
                    or (alert.held_on is not null and price.minor > alert.fires_at_minor))
                and (alert.customer_id, alert.alert_id) > ({6}, {7})
            order by alert.customer_id, alert.alert_id
            limit {8}
            """;

    private final DSLContext db;

    WatchQuery(DSLContext db) {
        this.db = db;
    }

    /** Where, in which currency and on which day prices are looked at. */
    record Place(ChannelId channel, CurrencyUnit currency, LocalDate today) {

        private Condition waits() {
            return PRICE_ALERTS
                    .CHANNEL_ID
                    .eq(channel)
                    .and(PRICE_ALERTS.CURRENCY.eq(currency))
                    .and(PRICE_ALERTS.ENDED_AT.isNull());
        }
    }

    /** Where a list of alerts, by customer and id, goes on. */
    record Position(CustomerId customer, UUID alert) {

        static final Position START = new Position(new CustomerId(new UUID(0, 0)), new UUID(0, 0));
    }

    /** Returns those of the SKUs that somebody waits for. */
    List<Sku> among(Place place, Collection<Sku> skus) {
        return db.selectDistinct(PRICE_ALERTS.SKU)
                .from(PRICE_ALERTS)
                .where(place.waits())
                .and(PRICE_ALERTS.SKU.eq(any(skus.toArray(Sku[]::new))))
                .orderBy(PRICE_ALERTS.SKU)
                .fetch(PRICE_ALERTS.SKU);
    }

    /**
     * Returns what somebody waits for, in order.
     *
     * @param held only what was put off, on a day before this
     */
    List<Sku> after(Place place, @Nullable Sku last, int limit, boolean held) {
        return db.selectDistinct(PRICE_ALERTS.SKU)
                .from(PRICE_ALERTS)
                .where(place.waits())
                .and(held ? PRICE_ALERTS.HELD_ON.lt(place.today()) : noCondition())
                .and(last == null ? noCondition() : PRICE_ALERTS.SKU.gt(last))
                .orderBy(PRICE_ALERTS.SKU)
                .limit(limit)
                .fetch(PRICE_ALERTS.SKU);
    }

    /** Returns the alerts that these prices, in minor units, do something to. */
    List<Position> moved(
            Place place, Map<Sku, Long> prices, Instant now, Position after, int limit) {
        var entries = List.copyOf(prices.entrySet());
        var skus = entries.stream().map(it -> it.getKey().code()).toArray(String[]::new);
        var minors = entries.stream().map(Map.Entry::getValue).toArray(Long[]::new);
        return db.resultQuery(
                        MOVED,
                        val(skus),
                        val(minors),
                        val(place.channel(), PRICE_ALERTS.CHANNEL_ID),
                        val(place.currency(), PRICE_ALERTS.CURRENCY),
                        val(now),
                        val(place.today()),
                        val(after.customer().value()),
                        val(after.alert()),
                        val(limit))
                .coerce(PRICE_ALERTS.CUSTOMER_ID, PRICE_ALERTS.ALERT_ID)
                .fetch(mapping(Position::new));
    }
}
