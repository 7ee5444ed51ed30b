package dev.cartwright.promotions;

import static dev.cartwright.promotions.schema.Tables.PROMOTION_LIMITS;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.SQLDataType.BIGINT;
import static org.jooq.impl.SQLDataType.UUID;

import dev.cartwright.discounts.Discounted.Applied;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.PromotionId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** What orders count on: each method is one statement of {@link UsageSql}. */
@Repository
class UsageTable {

    private static final Field<Long> LEFT = field("left", BIGINT);

    private final DSLContext db;

    UsageTable(DSLContext db) {
        this.db = db;
    }

    /** Who buys, where and when. */
    record Sale(OrderId order, ChannelId channel, CustomerId customer, Instant at) {}

    /**
     * A promotion that is to be counted.
     *
     * @param code that it was opened by
     */
    record Use(Applied applied, int version, @Nullable String code, @Nullable UUID batch) {

        private long gifts() {
            return applied.costMinor() - applied.goodsMinor() - applied.shippingMinor();
        }
    }

    /**
     * What is left.
     *
     * @param counts USES, a currency, or CUSTOMER
     * @param number left; of a CUSTOMER the uses there were
     */
    record Left(PromotionId promotion, String counts, long number) {}

    /** Counts each of the uses, and returns those that could be. */
    Set<PromotionId> reserve(Sale sale, Reckoned.Goods goods, List<Use> uses) {
        return db.resultQuery(
                        UsageSql.RESERVE,
                        all(uses, UUID[]::new, it -> it.applied().promotion().value()),
                        all(uses, Integer[]::new, Use::version),
                        all(uses, Long[]::new, it -> it.applied().goodsMinor()),
                        all(uses, Long[]::new, it -> it.applied().shippingMinor()),
                        all(uses, Long[]::new, Use::gifts),
                        all(uses, String[]::new, Use::code),
                        all(uses, UUID[]::new, Use::batch),
                        val(sale.order().value()),
                        val(sale.channel().code()),
                        val(sale.customer().value()),
                        val(goods.currency().getCode()),
                        val(goods.paidMinor()),
                        val(goods.costMinor(), BIGINT),
                        val(sale.at()))
                .coerce(PROMOTION_LIMITS.PROMOTION_ID)
                .fetchSet(PROMOTION_LIMITS.PROMOTION_ID);
    }

    private static <T> Field<@Nullable T[]> all(
            List<Use> uses,
            java.util.function.IntFunction<@Nullable T[]> array,
            Function<Use, @Nullable T> part) {
        return val(uses.stream().map(part).toArray(array));
    }

    /** Returns how many promotions the order gave back. */
    int release(OrderId order, Instant now) {
        return Objects.requireNonNull(
                db.fetchSingle(UsageSql.RELEASE, val(order.value()), val(now)).get(0, int.class));
    }

    List<Left> left(
            Collection<PromotionId> promotions,
            CurrencyUnit currency,
            @Nullable CustomerId customer) {
        var ids = promotions.stream().map(PromotionId::value).toArray(UUID[]::new);
        return db.resultQuery(
                        UsageSql.LEFT,
                        val(ids),
                        val(currency.getCode()),
                        val(customer == null ? null : customer.value(), UUID))
                .coerce(PROMOTION_LIMITS.PROMOTION_ID, PROMOTION_LIMITS.COUNTS, LEFT)
                .fetch(it -> new Left(it.value1(), it.value2(), it.value3()));
    }
}
