package dev.cartwright.catalog;

import static dev.cartwright.catalog.schema.Tables.PRICES;

import dev.cartwright.kernel.Amount;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.joda.money.Money;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** What things cost from when on; rows are only ever added. */
@Repository
class PriceTable {

    private final DSLContext db;
    private final Clock clock;

    PriceTable(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A price and the instant from which it holds. */
    record Price(Sku sku, Money amount, Instant validFrom) {}

    void append(ChannelId channel, List<Price> prices) {
        var actor = Actor.current();
        var insert =
                db.insertInto(
                        PRICES,
                        PRICES.SKU,
                        PRICES.CHANNEL_ID,
                        PRICES.CURRENCY,
                        PRICES.AMOUNT_MINOR,
                        PRICES.VALID_FROM,
                        PRICES.CREATED_AT,
                        PRICES.ACTOR,
                        PRICES.REQUEST_ID);
        for (var price : prices) {
            insert =
                    insert.values(
                            price.sku(),
                            channel,
                            price.amount().getCurrencyUnit(),
                            Amount.minor(price.amount()),
                            price.validFrom(),
                            clock.instant(),
                            actor.kind() + ":" + actor.id(),
                            actor.requestId());
        }
        insert.execute();
    }
}
