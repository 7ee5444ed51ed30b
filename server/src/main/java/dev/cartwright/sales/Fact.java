package dev.cartwright.sales;

import static dev.cartwright.sales.schema.Tables.FACTS;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.ProductId;
import dev.cartwright.kernel.Sku;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * One thing that changed what was sold, in this shop.
 *
 * @param cause the order, or the refund
 * @param line of the order; null is its delivery
 * @param soldDay the day of the sale that it changes
 * @param reason why it was cancelled or given back
 */
record Fact(
        Kind kind,
        UUID cause,
        @Nullable UUID line,
        Instant at,
        LocalDate day,
        LocalDate soldDay,
        Sold sold,
        Change change,
        @Nullable String reason) {

    /** The source of what happened in this shop. */
    static final String LIVE = "live";

    static final List<Field<?>> COLUMNS =
            List.of(
                    FACTS.KIND,
                    FACTS.CAUSE,
                    FACTS.LINE,
                    FACTS.SOURCE,
                    FACTS.AT,
                    FACTS.DAY,
                    FACTS.SOLD_DAY,
                    FACTS.CHANNEL_ID,
                    FACTS.ORDER_KEY,
                    FACTS.ORDER_NUMBER,
                    FACTS.BUYER,
                    FACTS.SKU,
                    FACTS.NAME,
                    FACTS.PRODUCT_ID,
                    FACTS.CATEGORY,
                    FACTS.COUNTRY,
                    FACTS.CURRENCY,
                    FACTS.UNITS,
                    FACTS.ITEMS_MINOR,
                    FACTS.DISCOUNT_MINOR,
                    FACTS.TAX_MINOR,
                    FACTS.REASON);

    /**
     * What it was about, as it was when it was sold.
     *
     * @param sku null is delivery
     * @param product null where the catalogue did not know the SKU then
     */
    record Sold(
            ChannelId channel,
            UUID order,
            String number,
            UUID buyer,
            @Nullable Sku sku,
            String name,
            @Nullable ProductId product,
            @Nullable String category,
            String country,
            CurrencyUnit currency) {}

    /** By how much, in units of goods and minor units without tax. */
    record Change(int units, long items, long discount, long tax) {

        static final Change NOTHING = new Change(0, 0, 0, 0);

        Change plus(Change other) {
            return new Change(
                    units + other.units,
                    items + other.items,
                    discount + other.discount,
                    tax + other.tax);
        }

        Change negated() {
            return new Change(-units, -items, -discount, -tax);
        }
    }

    /** In the order of {@link #COLUMNS}. */
    List<@Nullable Object> values() {
        return Arrays.asList(
                kind.name(),
                cause,
                line,
                LIVE,
                at,
                day,
                soldDay,
                sold.channel,
                sold.order,
                sold.number,
                sold.buyer,
                sold.sku,
                sold.name,
                sold.product,
                sold.category,
                sold.country,
                sold.currency,
                change.units,
                change.items,
                change.discount,
                change.tax,
                reason);
    }

    /** Returns what takes back some of this sale. */
    Fact undone(Kind by, UUID cause, Instant at, LocalDate day, Change change, String reason) {
        return new Fact(by, cause, line, at, day, soldDay, sold, change, reason);
    }
}
