package dev.cartwright.pricing;

import static dev.cartwright.pricing.schema.Tables.PRICES;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;

import dev.cartwright.kernel.Amount;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.Sku;
import java.time.Instant;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Every price a SKU was ever given; one statement a page. */
@Repository
class PriceQuery {

    private static final dev.cartwright.pricing.schema.tables.Prices LATER = PRICES.as("later");

    private static final Field<Boolean> REPLACED =
            field(
                    exists(
                            selectOne()
                                    .from(LATER)
                                    .where(LATER.SKU.eq(PRICES.SKU))
                                    .and(LATER.CHANNEL_ID.eq(PRICES.CHANNEL_ID))
                                    .and(LATER.CURRENCY.eq(PRICES.CURRENCY))
                                    .and(LATER.PRICE_LIST.eq(PRICES.PRICE_LIST))
                                    .and(LATER.MIN_QUANTITY.eq(PRICES.MIN_QUANTITY))
                                    .and(LATER.VALID_FROM.eq(PRICES.VALID_FROM))
                                    .and(LATER.PRICE_ID.gt(PRICES.PRICE_ID))));

    private final DSLContext db;

    PriceQuery(DSLContext db) {
        this.db = db;
    }

    /**
     * A price as it was set; without an amount it ended one.
     *
     * @param replaced by one that was set later for the same instant, and holds instead
     */
    record PastPrice(
            long id,
            String priceList,
            ChannelId channel,
            int minQuantity,
            CurrencyUnit currency,
            @Nullable Money amount,
            Instant validFrom,
            Instant setAt,
            String setBy,
            boolean replaced) {}

    /** Returns up to so many that were set before one, the latest first. */
    List<PastPrice> before(@Nullable Long last, Sku sku, int limit) {
        return db.select(PRICES.fields())
                .select(REPLACED)
                .from(PRICES)
                .where(PRICES.SKU.eq(sku))
                .and(last == null ? noCondition() : PRICES.PRICE_ID.lt(last))
                .orderBy(PRICES.PRICE_ID.desc())
                .limit(limit)
                .fetch(row -> {
                    var it = row.into(PRICES);
                    return new PastPrice(
                            it.getPriceId(),
                            it.getPriceList(),
                            it.getChannelId(),
                            it.getMinQuantity(),
                            it.getCurrency(),
                            amount(it.getCurrency(), it.getAmountMinor()),
                            it.getValidFrom(),
                            it.getCreatedAt(),
                            it.getActor(),
                            row.get(REPLACED));
                });
    }

    private static @Nullable Money amount(CurrencyUnit currency, @Nullable Long minor) {
        return minor == null ? null : Amount.of(currency, minor);
    }
}
