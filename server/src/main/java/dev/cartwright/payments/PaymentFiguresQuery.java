package dev.cartwright.payments;

import dev.cartwright.kernel.ChannelId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** How payments went, a row for each day, processor, currency and country; one statement each. */
@Repository
class PaymentFiguresQuery {

    /**
     * Payments count on the day they were begun, money on the day it moved: as in the ledger, where
     * it is posted in the same transaction.
     */
    private static final String DAYS =
            """
            with begun as (
                select (created_at at time zone {0})::date as day, processor, currency, country,
                    count(*) as begun, count(*) filter (where authorized_minor > 0) as authorized,
                    count(*) filter (where state = 'FAILED') as failed,
                    0::bigint as captured, 0::bigint as refunded, null::numeric as seconds
                from payments.payments
                where channel_id = {1} and created_at >= {2} and created_at < {3}
                group by 1, 2, 3, 4
            ), moved as (
                select (operation.settled_at at time zone {0})::date as day, processor, currency,
                    country, 0::bigint, 0::bigint, 0::bigint,
                    coalesce(sum(operation.amount_minor) filter (
                        where operation.kind in ('SALE', 'CAPTURE')), 0)::bigint,
                    coalesce(sum(operation.amount_minor) filter (
                        where operation.kind = 'REFUND'), 0)::bigint,
                    percentile_cont(0.5) within group (order by
                        extract(epoch from operation.settled_at - payment.created_at)) filter (
                        where operation.kind in ('SALE', 'CAPTURE'))::numeric
                from payments.payment_transactions operation
                    join payments.payments payment using (payment_id)
                where channel_id = {1} and operation.status = 'SUCCEEDED'
                    and operation.settled_at >= {2} and operation.settled_at < {3}
                group by 1, 2, 3, 4
            )
            select day, processor, currency, country, sum(begun) as begun,
                sum(authorized) as authorized, sum(failed) as failed, sum(captured) as captured,
                sum(refunded) as refunded, max(seconds) as seconds
            from (select * from begun union all select * from moved) figure
            group by day, processor, currency, country
            order by day, processor, currency, country
            """;

    private static final String DECLINES =
            """
            select processor, currency, country, operation.reason, count(*) as declines
            from payments.payment_transactions operation
                join payments.payments payment using (payment_id)
            where channel_id = {0} and operation.status = 'DECLINED'
                and operation.kind in ('SALE', 'AUTHORIZE')
                and operation.settled_at >= {1} and operation.settled_at < {2}
            group by 1, 2, 3, 4
            order by declines desc, 1, 2, 3, 4
            limit 100
            """;

    private final DSLContext db;

    PaymentFiguresQuery(DSLContext db) {
        this.db = db;
    }

    /**
     * A day of payments.
     *
     * @param begun payments begun on the day, of which so many were authorised or failed by now
     * @param captured taken on the day, of whatever day's payments
     * @param secondsToCapture the median from the beginning of a payment to what was taken of it on
     *     the day; null where nothing was
     */
    record PaymentDay(
            LocalDate day,
            String processor,
            @Nullable String country,
            long begun,
            long authorized,
            long failed,
            Money captured,
            Money refunded,
            @Nullable BigDecimal secondsToCapture) {}

    /** Why payments were declined, the most frequent first. */
    record Declines(
            String processor,
            CurrencyUnit currency,
            @Nullable String country,
            @Nullable String reason,
            long declines) {}

    List<PaymentDay> days(ChannelId channel, ZoneId zone, Instant from, Instant to) {
        return db.resultQuery(DAYS, zone.getId(), channel.code(), from, to).fetch(this::day);
    }

    List<Declines> declines(ChannelId channel, Instant from, Instant to) {
        return db.resultQuery(DECLINES, channel.code(), from, to)
                .fetch(row ->
                        new Declines(
                                row.get(0, String.class),
                                CurrencyUnit.of(row.get(1, String.class)),
                                row.get(2, String.class),
                                row.get(3, String.class),
                                row.get(4, long.class)));
    }

    private PaymentDay day(Record row) {
        var currency = CurrencyUnit.of(row.get("currency", String.class));
        return new PaymentDay(
                row.get("day", LocalDate.class),
                row.get("processor", String.class),
                row.get("country", String.class),
                row.get("begun", long.class),
                row.get("authorized", long.class),
                row.get("failed", long.class),
                Money.ofMinor(currency, row.get("captured", long.class)),
                Money.ofMinor(currency, row.get("refunded", long.class)),
                row.get("seconds", BigDecimal.class));
    }
}
