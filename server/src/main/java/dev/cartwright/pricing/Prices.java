package dev.cartwright.pricing;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.unnest;
import static org.jooq.impl.DSL.val;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.joda.money.Money;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door. Other modules call this and nothing else in the package. */
@Service
public class Prices {

    /** The list that holds always, below all others. */
    public static final String BASE = "base";

    /** A caller's clock may be that far behind ours. */
    static final Duration SKEW = Duration.ofSeconds(5);

    /** Of {@link #of}: what a unit costs, in minor units. */
    public static final Field<Long> MINOR = field(name("price", "minor"), SQLDataType.BIGINT);

    /** Of {@link #of}: the list that says so. */
    public static final Field<String> LIST =
            field(name("price", "price_list"), SQLDataType.VARCHAR);

    /** Of {@link #of}: what it costs in the base list; null where that has no price. */
    public static final Field<Long> REGULAR_MINOR =
            field(name("price", "regular_minor"), SQLDataType.BIGINT);

    private final PriceTable prices;
    private final PriceListTable lists;
    private final Assortment assortment;
    private final Channels channels;
    private final ApplicationEventPublisher events;
    private final DSLContext db;
    private final Ids ids;
    private final Clock clock;

    Prices(
            PriceTable prices,
            PriceListTable lists,
            Assortment assortment,
            Channels channels,
            ApplicationEventPublisher events,
            DSLContext db,
            Ids ids,
            Clock clock) {
        this.prices = prices;
        this.lists = lists;
        this.assortment = assortment;
        this.channels = channels;
        this.events = events;
        this.db = db;
        this.ids = ids;
        this.clock = clock;
    }

    /** What one unit costs in a market, and which list says so. */
    public record Price(Money amount, String priceList, Money regular) {}

    /**
     * The price of a query's SKU as a table to cross-join: no row where there is none. The rule
     * itself is {@code pricing.price_of}, which the planner inlines.
     */
    public static Table<?> of(Field<?> sku, Field<Integer> units, Market market) {
        return lateral(
                table(
                                "pricing.price_of({0}, {1}, {2}, {3}, {4}, {5}, {6})",
                                sku,
                                val(market.channel().id().code()),
                                val(market.currency().getCode()),
                                val(market.at(), SQLDataType.INSTANT),
                                val(market.country(), SQLDataType.CLOB),
                                val(market.groups().toArray(String[]::new)),
                                units)
                        .as(name("price")));
    }

    /**
     * Adds prices, all or none; earlier ones stay as they were. The SKUs must be known, or be made
     * in the same transaction by the caller.
     */
    @Transactional
    public void append(ChannelId channel, List<NewPrice> added) {
        if (added.isEmpty()) {
            return;
        }
        var habits = channels.get(channel);
        for (var price : added) {
            if (!habits.sellsIn(price.currency())) {
                throw new InvalidField("currency", "must be one of " + habits.currencies());
            }
        }
        prices.append(channel, added);
        var skus = new TreeSet<>(Comparator.comparing(Sku::code));
        added.forEach(price -> skus.add(price.sku()));
        events.publishEvent(
                new PricesChanged(ids.next(), clock.instant(), channel, List.copyOf(skus)));
    }

    /**
     * As {@link #append}, for a SKU and a list that must exist, and not for the past: what was
     * shown stays what was shown.
     */
    @Transactional
    public void set(ChannelId channel, NewPrice price) {
        if (assortment.known(List.of(price.sku())).isEmpty()) {
            throw PricingProblem.unknownSku(price.sku());
        }
        if (lists.find(price.priceList()).isEmpty()) {
            throw PricingProblem.unknownList(price.priceList());
        }
        if (price.validFrom().isBefore(clock.instant().minus(SKEW))) {
            throw new InvalidField("validFrom", "must not be in the past");
        }
        append(channel, List.of(price));
    }

    /** Returns what one unit of each costs now in the base list, in every currency. */
    public Map<Sku, List<Money>> base(ChannelId channel, Collection<Sku> skus) {
        return prices.base(channel, skus, clock.instant());
    }

    /** Returns those that were ever given a price, in any list and channel. */
    public Set<Sku> priced(Collection<Sku> skus) {
        return prices.priced(skus);
    }

    /** Returns the next instant at which some price begins or ends by itself; null: none does. */
    public @Nullable Instant nextTurn(Instant after) {
        return prices.nextTurn(after);
    }

    /** Answers what one unit of each SKU costs; those without a price are absent. One statement. */
    public Map<Sku, Price> find(Collection<Sku> skus, Market market) {
        var codes = skus.stream().map(Sku::code).toArray(String[]::new);
        var sku = field(name("wanted", "sku"), SQLDataType.VARCHAR);
        return db.select(sku, MINOR, LIST, REGULAR_MINOR)
                .from(unnest(codes).as("wanted", "sku"))
                .crossJoin(of(sku, val(1), market))
                .fetchMap(
                        row -> new Sku(row.value1()),
                        row -> {
                            var regular = row.value4() == null ? row.value2() : row.value4();
                            return new Price(
                                    market.money(row.value2()),
                                    row.value3(),
                                    market.money(regular));
                        });
    }
}
