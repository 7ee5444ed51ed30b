package dev.cartwright.pricing;

import static dev.cartwright.pricing.schema.Tables.PRICES;
import static org.jooq.impl.DSL.noCondition;

import dev.cartwright.kernel.Amount;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.Sku;
import java.time.Instant;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Every price a SKU was ever given; one statement a page. */
@Repository
class PriceQuery {

    private final DSLContext db;

    PriceQuery(DSLContext db) {
        this.db = db;
    }

    /** A price as it was set; without an amount it ended one. */
    record PastPrice(
            long id,
            String priceList,
            ChannelId channel,
            int minQuantity,
            CurrencyUnit currency,
            @Nullable Money amount,
            Instant validFrom,
            Instant setAt,
            String setBy) {}

    /** Returns up to so many that were set before one, the latest first. */
    List<PastPrice> before(@Nullable Long last, Sku sku, int limit) {
        return db.selectFrom(PRICES)
                .where(PRICES.SKU.eq(sku))
                .and(last == null ? noCondition() : PRICES.PRICE_ID.lt(last))
                .orderBy(PRICES.PRICE_ID.desc())
                .limit(limit)
                .fetch(it ->
                        new PastPrice(
                                it.getPriceId(),
                                it.getPriceList(),
                                it.getChannelId(),
                                it.getMinQuantity(),
                                it.getCurrency(),
                                amount(it.getCurrency(), it.getAmountMinor()),
                                it.getValidFrom(),
                                it.getCreatedAt(),
                                it.getActor()));
    }

    private static @Nullable Money amount(CurrencyUnit currency, @Nullable Long minor) {
        return minor == null ? null : Amount.of(currency, minor);
    }
}
