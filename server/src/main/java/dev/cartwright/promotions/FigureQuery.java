package dev.cartwright.promotions;

import static org.jooq.impl.DSL.val;
import static org.jooq.impl.SQLDataType.UUID;

import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.PromotionId;
import dev.cartwright.platform.Channel;
import dev.cartwright.platform.Channels;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.joda.money.CurrencyUnit;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** What orders that stand say of a promotion or a batch of codes, day by day. */
@Repository
class FigureQuery {

    private static final int AT_ONCE = 1_000;

    /**
     * Orders of promotion {0} or batch {1} on days {2} to {3}, each day as the order's channel has
     * it: channel {4} lies in zone {5}.
     */
    private static final String OF =
            """
            from promotions.promotion_usage
                join unnest({4}, {5}) as place (channel_id, zone) using (channel_id)
            where (promotion_id = {0} or batch_id = {1}) and released_at is null
                and reserved_at >= {2}::date - interval '1 day'
                and reserved_at < {3}::date + interval '2 days'
                and (reserved_at at time zone zone)::date between {2} and {3}
            """;

    private static final String SUMS =
            """
            select (reserved_at at time zone zone)::date as day, currency, count(*) as uses,
                sum(goods_minor + shipping_minor + gifts_minor)::bigint as cost,
                sum(paid_minor)::bigint as paid,
                case when count(*) = count(goods_cost_minor)
                    then sum(goods_cost_minor)::bigint end as goods_cost
            %s
            group by 1, 2 order by 1, 2
            """
                    .formatted(OF);

    private static final String PEOPLE =
            """
            select (reserved_at at time zone zone)::date as day, currency, customer_id,
                min(reserved_at) as reserved_at
            %s
                and customer_id is not null
            group by 1, 2, 3
            """
                    .formatted(OF);

    private final DSLContext db;
    private final Channels channels;

    FigureQuery(DSLContext db, Channels channels) {
        this.db = db;
        this.channels = channels;
    }

    /** Which orders: of one of the two. */
    record Subject(@Nullable PromotionId promotion, @Nullable UUID batch) {}

    /**
     * A day in one currency.
     *
     * @param paidMinor for the goods of these orders, after all discounts
     * @param goodsCostMinor null where it is not known of all
     */
    record Day(
            LocalDate day,
            CurrencyUnit currency,
            long uses,
            long costMinor,
            long paidMinor,
            @Nullable Long goodsCostMinor) {}

    /** Somebody who bought on a day, for the first time that day at an instant. */
    record Buyer(LocalDate day, CurrencyUnit currency, CustomerId customer, Instant at) {}

    List<Day> days(Subject of, LocalDate from, LocalDate to) {
        return db.fetch(SUMS, arguments(of, from, to))
                .map(it ->
                        new Day(
                                it.get("day", LocalDate.class),
                                CurrencyUnit.of(it.get("currency", String.class)),
                                it.get("uses", long.class),
                                it.get("cost", long.class),
                                it.get("paid", long.class),
                                it.get("goods_cost", Long.class)));
    }

    /** Tells of all buyers, so many at once, within a transaction. */
    void buyers(Subject of, LocalDate from, LocalDate to, Consumer<List<Buyer>> some) {
        var query = db.resultQuery(PEOPLE, arguments(of, from, to)).fetchSize(AT_ONCE);
        try (var rows = query.fetchLazy()) {
            while (rows.hasNext()) {
                some.accept(rows.fetchNext(AT_ONCE).map(FigureQuery::buyer));
            }
        }
    }

    private static Buyer buyer(Record it) {
        return new Buyer(
                it.get("day", LocalDate.class),
                CurrencyUnit.of(it.get("currency", String.class)),
                new CustomerId(it.get("customer_id", UUID.class)),
                it.get("reserved_at", Instant.class));
    }

    private Object[] arguments(Subject of, LocalDate from, LocalDate to) {
        var all = channels.all();
        return new Object[] {
            val(of.promotion() == null ? null : of.promotion().value(), UUID),
            val(of.batch(), UUID),
            val(from),
            val(to),
            val(all.stream().map(it -> it.id().code()).toArray(String[]::new)),
            val(all.stream().map(Channel::timeZone).map(Object::toString).toArray(String[]::new))
        };
    }
}
