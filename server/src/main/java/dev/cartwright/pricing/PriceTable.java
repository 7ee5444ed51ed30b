package dev.cartwright.pricing;

import static dev.cartwright.pricing.schema.Tables.PRICES;
import static org.jooq.impl.DSL.any;

import dev.cartwright.kernel.Amount;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** What things cost from when on; rows are only ever added. */
@Repository
class PriceTable {

    private static final String NEXT_TURN =
            """
            select min(turn) from (
                (select valid_from as turn from pricing.prices
                where valid_from > cast(? as timestamptz) order by valid_from limit 1)
                union all select starts_at from pricing.price_lists
                where starts_at > cast(? as timestamptz)
                union all select ends_at from pricing.price_lists
                where ends_at > cast(? as timestamptz)) turns
            """;

    private final DSLContext db;
    private final Clock clock;

    PriceTable(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** One statement, however many; arrays keep its text the same. */
    void append(ChannelId channel, List<NewPrice> prices) {
        var actor = Actor.current();
        db.execute(
                """
                insert into pricing.prices (sku, price_list, min_quantity, currency, amount_minor,
                    valid_from, channel_id, created_at, actor, request_id)
                select price.*, ?, cast(? as timestamptz), ?, ?
                from unnest(?, ?, ?, ?, ?, cast(? as timestamptz[])) price
                """,
                channel.code(),
                clock.instant(),
                actor.label(),
                actor.requestId(),
                prices.stream().map(it -> it.sku().code()).toArray(String[]::new),
                prices.stream().map(NewPrice::priceList).toArray(String[]::new),
                prices.stream().map(NewPrice::minQuantity).toArray(Integer[]::new),
                prices.stream().map(it -> it.currency().getCode()).toArray(String[]::new),
                prices.stream().map(PriceTable::minor).toArray(Long[]::new),
                prices.stream().map(it -> it.validFrom().toString()).toArray(String[]::new));
    }

    @SuppressWarnings("NullAway") // its null is the database's
    private static Long minor(NewPrice price) {
        return price.amount() == null ? null : Amount.minor(price.amount());
    }

    /** Returns what one unit costs in the base list, by SKU and currency. */
    Map<Sku, List<Money>> base(ChannelId channel, Collection<Sku> skus, Instant at) {
        var found = new TreeMap<Sku, List<Money>>(Comparator.comparing(Sku::code));
        db.select(PRICES.SKU, PRICES.CURRENCY, PRICES.AMOUNT_MINOR)
                .distinctOn(PRICES.SKU, PRICES.CURRENCY)
                .from(PRICES)
                .where(PRICES.SKU.eq(any(skus.toArray(Sku[]::new))))
                .and(PRICES.CHANNEL_ID.eq(channel))
                .and(PRICES.PRICE_LIST.eq(Prices.BASE))
                .and(PRICES.MIN_QUANTITY.eq(1))
                .and(PRICES.VALID_FROM.le(at))
                .orderBy(
                        PRICES.SKU,
                        PRICES.CURRENCY,
                        PRICES.VALID_FROM.desc(),
                        PRICES.PRICE_ID.desc())
                .forEach(row -> {
                    var minor = row.value3();
                    if (minor != null) {
                        found.computeIfAbsent(row.value1(), _ -> new ArrayList<>())
                                .add(Amount.of(row.value2(), minor));
                    }
                });
        return found;
    }

    Set<Sku> priced(Collection<Sku> skus) {
        return db.selectDistinct(PRICES.SKU)
                .from(PRICES)
                .where(PRICES.SKU.eq(any(skus.toArray(Sku[]::new))))
                .fetchSet(PRICES.SKU);
    }

    /** Returns what one unit of each costs by a list's own rows, whether the list holds or not. */
    Map<Sku, Money> current(
            String list,
            ChannelId channel,
            CurrencyUnit currency,
            Collection<Sku> skus,
            Instant at) {
        var found = new HashMap<Sku, Money>();
        db.select(PRICES.SKU, PRICES.AMOUNT_MINOR)
                .distinctOn(PRICES.SKU)
                .from(PRICES)
                .where(PRICES.SKU.eq(any(skus.toArray(Sku[]::new))))
                .and(PRICES.CHANNEL_ID.eq(channel))
                .and(PRICES.CURRENCY.eq(currency))
                .and(PRICES.PRICE_LIST.eq(list))
                .and(PRICES.MIN_QUANTITY.eq(1))
                .and(PRICES.VALID_FROM.le(at))
                .orderBy(PRICES.SKU, PRICES.VALID_FROM.desc(), PRICES.PRICE_ID.desc())
                .forEach(row -> {
                    if (row.value2() != null) {
                        found.put(row.value1(), Amount.of(currency, row.value2()));
                    }
                });
        return found;
    }

    @Nullable Instant nextTurn(Instant after) {
        var at = after.toString();
        return db.fetchSingle(NEXT_TURN, at, at, at).get(0, Instant.class);
    }
}
