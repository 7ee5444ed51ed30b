package dev.cartwright.abandonment;

import static org.jooq.impl.DSL.val;
import static org.jooq.impl.SQLDataType.VARCHAR;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.platform.Channel;
import dev.cartwright.platform.Channels;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Counts what was found on some days, and what became of it, in one statement. */
@Repository
class RecoveryQuery {

    /**
     * Found on days {0} to {1}, each day as the cart's channel has it: channel {3} lies in zone
     * {4}. People are counted once, however often they left something.
     */
    private static final String SUMS =
            """
            select channel_id, currency,
                count(*) as found, sum(value_minor)::bigint as found_minor,
                count(*) filter (where state = 'RECOVERED') as recovered,
                coalesce(sum(order_minor) filter (where order_currency = currency), 0)::bigint
                    as recovered_minor,
                count(*) filter (where attributed_to = 'LINK') as by_link,
                count(*) filter (where attributed_to = 'CONTACT') as by_contact,
                coalesce(sum(order_minor) filter (where order_currency = currency
                    and attributed_to in ('LINK', 'CONTACT')), 0)::bigint as attributed_minor,
                count(*) filter (where state = 'LOST') as lost,
                coalesce(sum(value_minor) filter (where state = 'LOST'), 0)::bigint as lost_minor,
                count(distinct person) filter (where not holdout) as reachable,
                count(distinct person) filter (where not holdout and contacted_at is not null)
                    as contacted,
                count(distinct person) filter (where not holdout and state = 'RECOVERED')
                    as reachable_buyers,
                count(distinct person) filter (where holdout) as held_out,
                count(distinct person) filter (where holdout and state = 'RECOVERED')
                    as held_out_buyers
            from abandonment.abandoned_carts
                join unnest({3}, {4}) as place (channel_id, zone) using (channel_id)
            where found_at >= {0}::date - interval '1 day'
                and found_at < {1}::date + interval '2 days'
                and (found_at at time zone zone)::date between {0} and {1}
                and ({2} is null or channel_id = {2})
            group by channel_id, currency order by channel_id, currency
            """;

    private final DSLContext db;
    private final Channels channels;

    RecoveryQuery(DSLContext db, Channels channels) {
        this.db = db;
        this.channels = channels;
    }

    /** A channel and a currency. */
    record Sums(
            ChannelId channel,
            CurrencyUnit currency,
            long found,
            long foundMinor,
            long recovered,
            long recoveredMinor,
            long byLink,
            long byContact,
            long attributedMinor,
            long lost,
            long lostMinor,
            long contacted,
            Group reachable,
            Group heldOut) {}

    /** People, and how many of them bought. */
    record Group(long people, long buyers) {}

    List<Sums> of(@Nullable ChannelId channel, LocalDate from, LocalDate to) {
        var all = channels.all();
        return db.fetch(
                        SUMS,
                        val(from),
                        val(to),
                        val(channel == null ? null : channel.code(), VARCHAR),
                        val(all.stream().map(it -> it.id().code()).toArray(String[]::new)),
                        val(
                                all.stream()
                                        .map(Channel::timeZone)
                                        .map(Object::toString)
                                        .toArray(String[]::new)))
                .map(RecoveryQuery::sums);
    }

    private static Sums sums(Record it) {
        return new Sums(
                new ChannelId(it.get("channel_id", String.class)),
                CurrencyUnit.of(it.get("currency", String.class)),
                it.get("found", long.class),
                it.get("found_minor", long.class),
                it.get("recovered", long.class),
                it.get("recovered_minor", long.class),
                it.get("by_link", long.class),
                it.get("by_contact", long.class),
                it.get("attributed_minor", long.class),
                it.get("lost", long.class),
                it.get("lost_minor", long.class),
                it.get("contacted", long.class),
                new Group(it.get("reachable", long.class), it.get("reachable_buyers", long.class)),
                new Group(it.get("held_out", long.class), it.get("held_out_buyers", long.class)));
    }
}
