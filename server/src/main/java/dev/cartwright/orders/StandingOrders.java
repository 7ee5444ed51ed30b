package dev.cartwright.orders;

import static dev.cartwright.orders.schema.Tables.ORDERS;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.OrderId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Orders that stand, for who does by itself what is due for them. */
@Repository
public class StandingOrders {

    private final DSLContext db;

    StandingOrders(DSLContext db) {
        this.db = db;
    }

    /** One of them, and when it was placed. */
    public record Standing(OrderId order, Instant placedAt) {}

    /**
     * Which are meant.
     *
     * @param money how theirs stands; empty is any
     * @param before they were placed, or then
     */
    public record Which(
            ChannelId channel, FulfilmentStatus goods, Set<PaymentStatus> money, Instant before) {

        public Which {
            money = Set.copyOf(money);
        }
    }

    /**
     * Returns a piece of them, those placed first.
     *
     * @param after the last one of the piece before; null begins
     */
    public List<Standing> piece(Which which, @Nullable Standing after, int most) {
        var money = which.money().stream().map(PaymentStatus::name).toList();
        return db.select(ORDERS.ORDER_ID, ORDERS.PLACED_AT)
                .from(ORDERS)
                .where(ORDERS.STATUS.eq(inline(OrderStatus.PLACED.name())))
                .and(ORDERS.FULFILMENT_STATUS.eq(which.goods().name()))
                .and(ORDERS.CHANNEL_ID.eq(which.channel()))
                .and(money.isEmpty() ? noCondition() : ORDERS.PAYMENT_STATUS.in(money))
                .and(ORDERS.PLACED_AT.le(which.before()))
                .and(
                        after == null
                                ? noCondition()
                                : row(ORDERS.PLACED_AT, ORDERS.ORDER_ID)
                                        .gt(after.placedAt(), after.order()))
                .orderBy(ORDERS.PLACED_AT, ORDERS.ORDER_ID)
                .limit(most)
                .fetch(it -> new Standing(it.value1(), it.value2()));
    }
}
