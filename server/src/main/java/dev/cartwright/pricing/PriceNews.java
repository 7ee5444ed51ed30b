package dev.cartwright.pricing;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells of prices that begin or end by themselves, once their instant has come. */
@Component
class PriceNews {

    private static final String BEGAN =
            """
            select distinct channel_id, sku from pricing.prices
            where valid_from > cast(? as timestamptz) and valid_from <= cast(? as timestamptz)
                and valid_from > created_at
            union
            select distinct price.channel_id, price.sku
            from pricing.price_lists list join pricing.prices price using (price_list)
            where price.price_list <> 'base'
                and ((starts_at > cast(? as timestamptz) and starts_at <= cast(? as timestamptz))
                    or (ends_at > cast(? as timestamptz) and ends_at <= cast(? as timestamptz)))
            order by channel_id, sku
            """;

    private final DSLContext db;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    PriceNews(
            DSLContext db,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Ids ids,
            Clock clock) {
        this.db = db;
        this.transaction = transaction;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** On one node at a time; of two the second finds nothing left to tell. */
    void announce() {
        transaction.executeWithoutResult(_ -> {
            var now = clock.instant();
            var last =
                    db.fetchOptional("select announced_at from pricing.announced for update")
                            .map(row -> row.get(0, Instant.class));
            last.ifPresent(from -> announce(from, now));
            db.execute(
                    """
                    insert into pricing.announced (announced_at)
                    values (cast(? as timestamptz))
                    on conflict (only_row) do update set announced_at = greatest(
                        announced.announced_at, excluded.announced_at)
                    """,
                    now.toString());
        });
    }

    private void announce(Instant from, Instant to) {
        var a = from.toString();
        var b = to.toString();
        db.fetch(BEGAN, a, b, a, b, a, b)
                .intoGroups(row -> row.get(0, String.class), row -> row.get(1, String.class))
                .forEach((channel, skus) -> {
                    var began = new ArrayList<Sku>();
                    skus.forEach(sku -> began.add(new Sku(sku)));
                    events.publishEvent(news(new ChannelId(channel), began, to));
                });
    }

    private PricesChanged news(ChannelId channel, List<Sku> skus, Instant at) {
        return new PricesChanged(ids.next(), at, channel, skus);
    }
}
