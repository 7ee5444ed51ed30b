package dev.cartwright.orders;

import static dev.cartwright.orders.OrderTable.discounts;
import static dev.cartwright.orders.OrderTable.lines;
import static dev.cartwright.orders.schema.Tables.ORDERS;
import static dev.cartwright.orders.schema.Tables.ORDER_STATUS_HISTORY;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;
import static org.jooq.impl.DSL.val;

import dev.cartwright.kernel.OrderId;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Ids;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Changes orders: each change and its step of history in one statement. */
@Repository
class OrderWrites {

    private final DSLContext db;
    private final OrderTable orders;
    private final Ids ids;

    OrderWrites(DSLContext db, OrderTable orders, Ids ids) {
        this.db = db;
        this.orders = orders;
        this.ids = ids;
    }

    /**
     * Moves an order that stands where the move starts; empty where it stands elsewhere.
     *
     * @param payment how its money stands then; null leaves that as it is
     */
    Optional<Order> move(
            OrderId id,
            OrderStatus from,
            OrderStatus to,
            @Nullable PaymentStatus payment,
            String reason,
            Instant now) {
        if (!from.next().contains(to)) {
            throw new IllegalArgumentException("no order moves from " + from + " to " + to);
        }
        var moved =
                name("moved")
                        .as(
                                update(ORDERS)
                                        .set(ORDERS.STATUS, to.name())
                                        .set(
                                                ORDERS.PAYMENT_STATUS,
                                                payment == null
                                                        ? ORDERS.PAYMENT_STATUS
                                                        : val(payment.name()))
                                        .set(ORDERS.VERSION, ORDERS.VERSION.plus(1))
                                        .set(reached(to, now))
                                        .where(ORDERS.ORDER_ID.eq(id))
                                        .and(ORDERS.STATUS.eq(from.name()))
                                        .returning());
        var actor = Actor.current();
        var step =
                name("step")
                        .as(
                                insertInto(
                                                ORDER_STATUS_HISTORY,
                                                ORDER_STATUS_HISTORY.ID,
                                                ORDER_STATUS_HISTORY.ORDER_ID,
                                                ORDER_STATUS_HISTORY.VERSION,
                                                ORDER_STATUS_HISTORY.AT,
                                                ORDER_STATUS_HISTORY.FROM_STATUS,
                                                ORDER_STATUS_HISTORY.TO_STATUS,
                                                ORDER_STATUS_HISTORY.REASON,
                                                ORDER_STATUS_HISTORY.ACTOR_KIND,
                                                ORDER_STATUS_HISTORY.ACTOR_ID,
                                                ORDER_STATUS_HISTORY.REQUEST_ID)
                                        .select(
                                                select(
                                                                val(ids.next()),
                                                                val(id, ORDERS.ORDER_ID),
                                                                moved.field(ORDERS.VERSION),
                                                                val(now, ORDERS.PLACED_AT),
                                                                val(from.name()),
                                                                val(to.name()),
                                                                val(reason),
                                                                val(actor.kind().name()),
                                                                val(actor.id()),
                                                                val(actor.requestId()))
                                                        .from(moved))
                                        .returning(ORDER_STATUS_HISTORY.ID));
        var order = Objects.requireNonNull(moved.field(ORDERS.ORDER_ID));
        var lines = lines(order);
        var discounts = discounts(order);
        return db.with(moved, step)
                .select(moved.fields())
                .select(lines, discounts)
                .from(moved)
                .fetchOptional(
                        row -> orders.order(row.into(ORDERS), row.get(lines), row.get(discounts)));
    }

    /** What else changes with the new state: since when it holds, and that nothing is wanted. */
    private static Map<Field<?>, Object> reached(OrderStatus to, Instant now) {
        return switch (to) {
            case PLACED -> Map.of(ORDERS.PLACED_AT, now);
            case COMPLETED -> Map.of(ORDERS.COMPLETED_AT, now);
            case CANCELLED ->
                    Map.of(
                            ORDERS.CANCELLED_AT,
                            now,
                            ORDERS.FULFILMENT_STATUS,
                            FulfilmentStatus.CANCELLED.name());
            case DRAFT, PENDING_PAYMENT, IN_REVIEW -> Map.of();
        };
    }

    void lock(OrderId id) {
        db.select(ORDERS.ORDER_ID)
                .from(ORDERS)
                .where(ORDERS.ORDER_ID.eq(id))
                .forNoKeyUpdate()
                .execute();
    }

    void setProcessor(OrderId id, String processor) {
        db.update(ORDERS).set(ORDERS.PROCESSOR, processor).where(ORDERS.ORDER_ID.eq(id)).execute();
    }

    /** Nothing changes, not even the version, where it is noted already; says whether it did. */
    boolean setPaymentStatus(OrderId id, PaymentStatus to) {
        return db.update(ORDERS)
                        .set(ORDERS.PAYMENT_STATUS, to.name())
                        .set(ORDERS.VERSION, ORDERS.VERSION.plus(1))
                        .where(ORDERS.ORDER_ID.eq(id))
                        .and(ORDERS.PAYMENT_STATUS.ne(to.name()))
                        .execute()
                > 0;
    }

    /** As {@link #setPaymentStatus}. */
    void setGoods(OrderId id, FulfilmentStatus sent, ReturnStatus back) {
        db.update(ORDERS)
                .set(ORDERS.FULFILMENT_STATUS, sent.name())
                .set(ORDERS.RETURN_STATUS, back.name())
                .set(ORDERS.VERSION, ORDERS.VERSION.plus(1))
                .where(ORDERS.ORDER_ID.eq(id))
                .and(
                        ORDERS.FULFILMENT_STATUS
                                .ne(sent.name())
                                .or(ORDERS.RETURN_STATUS.ne(back.name())))
                .execute();
    }
}
