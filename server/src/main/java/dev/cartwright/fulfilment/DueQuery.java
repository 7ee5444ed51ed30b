package dev.cartwright.fulfilment;

import static dev.cartwright.fulfilment.schema.Tables.FULFILMENTS;
import static dev.cartwright.fulfilment.schema.Tables.LINE_UNITS;
import static java.math.BigDecimal.ZERO;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.sum;

import dev.cartwright.fulfilment.Fulfilment.Status;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.OrderId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** What is due of many orders or parcels, each by one statement. */
@Repository
class DueQuery {

    private final DSLContext db;

    DueQuery(DSLContext db) {
        this.db = db;
    }

    /** Those of them of which all is picked, sent or cancelled. */
    Set<OrderId> allPicked(Collection<OrderId> orders) {
        var open =
                LINE_UNITS
                        .ORDERED
                        .minus(LINE_UNITS.CANCELLED)
                        .minus(LINE_UNITS.RELEASED)
                        .minus(LINE_UNITS.SHIPPED);
        return db.select(LINE_UNITS.ORDER_ID)
                .from(LINE_UNITS)
                .where(LINE_UNITS.ORDER_ID.in(orders))
                .groupBy(LINE_UNITS.ORDER_ID)
                .having(sum(open).eq(ZERO))
                .fetchSet(LINE_UNITS.ORDER_ID);
    }

    /** Those of them of which somebody took a fulfilment back. */
    Set<OrderId> takenBack(Collection<OrderId> orders) {
        return db.selectDistinct(FULFILMENTS.ORDER_ID)
                .from(FULFILMENTS)
                .where(FULFILMENTS.ORDER_ID.in(orders))
                .and(FULFILMENTS.STATUS.eq(Status.CANCELLED.name()))
                .fetchSet(FULFILMENTS.ORDER_ID);
    }

    /** Those of them of which the last parcel had arrived by then. */
    Set<OrderId> arrived(Collection<OrderId> orders, Instant by) {
        return db.select(FULFILMENTS.ORDER_ID)
                .from(FULFILMENTS)
                .where(FULFILMENTS.ORDER_ID.in(orders))
                .groupBy(FULFILMENTS.ORDER_ID)
                .having(max(FULFILMENTS.DELIVERED_AT).le(by))
                .fetchSet(FULFILMENTS.ORDER_ID);
    }

    /** A parcel, and since when it is as it is. */
    record Parcel(UUID id, OrderId order, Instant since) {}

    /**
     * Parcels that left before, or then, and of which nobody has said that they arrived.
     *
     * @param after the last one of the piece before; null begins
     */
    List<Parcel> sent(ChannelId channel, Instant by, @Nullable Parcel after, int most) {
        return db.select(FULFILMENTS.ID, FULFILMENTS.ORDER_ID, FULFILMENTS.SHIPPED_AT)
                .from(FULFILMENTS)
                .where(FULFILMENTS.STATUS.eq(Status.SHIPPED.name()))
                .and(FULFILMENTS.CHANNEL_ID.eq(channel))
                .and(FULFILMENTS.SHIPPED_AT.le(by))
                .and(
                        after == null
                                ? noCondition()
                                : row(FULFILMENTS.SHIPPED_AT, FULFILMENTS.ID)
                                        .gt(after.since(), after.id()))
                .orderBy(FULFILMENTS.SHIPPED_AT, FULFILMENTS.ID)
                .limit(most)
                .fetch(it -> new Parcel(it.value1(), it.value2(), it.value3()));
    }

    /** The oldest of those that were to be picked by then, and have not left. */
    List<Parcel> waiting(ChannelId channel, Instant by, int most) {
        return db.select(FULFILMENTS.ID, FULFILMENTS.ORDER_ID, FULFILMENTS.RELEASED_AT)
                .from(FULFILMENTS)
                .where(FULFILMENTS.STATUS.eq(Status.RELEASED.name()))
                .and(FULFILMENTS.CHANNEL_ID.eq(channel))
                .and(FULFILMENTS.RELEASED_AT.le(by))
                .orderBy(FULFILMENTS.ID)
                .limit(most)
                .fetch(it -> new Parcel(it.value1(), it.value2(), it.value3()));
    }
}
