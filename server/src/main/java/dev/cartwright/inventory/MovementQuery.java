package dev.cartwright.inventory;

import static dev.cartwright.inventory.PromiseQuery.is;
import static dev.cartwright.inventory.schema.Tables.INVENTORY_MOVEMENTS;
import static dev.cartwright.inventory.schema.Tables.INVENTORY_RESERVATIONS;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.SQLDataType.UUID;

import dev.cartwright.inventory.StockRecords.Movement;
import dev.cartwright.inventory.StockRecords.MovementFilter;
import dev.cartwright.inventory.schema.tables.records.InventoryMovementsRecord;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Grants;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.types.DayToSecond;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * Movements as the staff look at them. Their ids begin with their time, so conditions on ids leave
 * whole months aside; servers' clocks differ, so time itself is asked, too.
 */
@Repository
class MovementQuery {

    private static final Duration SLACK = Duration.ofHours(1);

    private final DSLContext db;

    MovementQuery(DSLContext db) {
        this.db = db;
    }

    List<Movement> page(MovementFilter filter, @Nullable UUID before, int limit) {
        var kind = filter.kind() == null ? null : filter.kind().name();
        return db.selectFrom(INVENTORY_MOVEMENTS)
                .where(is(INVENTORY_MOVEMENTS.SKU, filter.sku()))
                .and(is(INVENTORY_MOVEMENTS.LOCATION, filter.location()))
                .and(is(INVENTORY_MOVEMENTS.KIND, kind))
                .and(is(INVENTORY_MOVEMENTS.LOT, filter.lot()))
                .and(of(filter.order()))
                .and(Grants.currentScope().at(INVENTORY_MOVEMENTS.LOCATION))
                .and(from(filter.from()))
                .and(to(filter.to()))
                .and(before == null ? noCondition() : INVENTORY_MOVEMENTS.ID.lt(before))
                .orderBy(INVENTORY_MOVEMENTS.ID.desc())
                .limit(limit)
                .fetch(MovementQuery::movement);
    }

    private static Condition from(@Nullable Instant from) {
        return from == null
                ? noCondition()
                : INVENTORY_MOVEMENTS
                        .AT
                        .ge(from)
                        .and(INVENTORY_MOVEMENTS.ID.ge(id(val(from.minus(SLACK)))));
    }

    private static Condition to(@Nullable Instant to) {
        return to == null
                ? noCondition()
                : INVENTORY_MOVEMENTS
                        .AT
                        .lt(to)
                        .and(INVENTORY_MOVEMENTS.ID.lt(id(val(to.plus(SLACK)))));
    }

    /** No index knows orders: what an order was promised tells where to look, and since when. */
    private static Condition of(@Nullable OrderId order) {
        if (order == null) {
            return noCondition();
        }
        var its = INVENTORY_RESERVATIONS.ORDER_ID.eq(order);
        var first =
                select(
                                id(
                                        min(INVENTORY_RESERVATIONS.RESERVED_AT)
                                                .minus(DayToSecond.valueOf(SLACK))))
                        .from(INVENTORY_RESERVATIONS)
                        .where(its);
        return INVENTORY_MOVEMENTS
                .ORDER_ID
                .eq(order)
                .and(
                        INVENTORY_MOVEMENTS.SKU.in(
                                select(INVENTORY_RESERVATIONS.SKU)
                                        .from(INVENTORY_RESERVATIONS)
                                        .where(its)))
                .and(INVENTORY_MOVEMENTS.ID.ge(first));
    }

    private static Field<UUID> id(Field<Instant> at) {
        return function("platform.uuid_from", UUID, at);
    }

    private static Movement movement(InventoryMovementsRecord it) {
        return new Movement(
                it.getId(),
                it.getAt(),
                it.getSku(),
                it.getLocation(),
                it.getNumber(),
                Kind.valueOf(it.getKind()),
                it.getCause(),
                it.getOnHandDelta(),
                it.getOnHandAfter(),
                it.getReservedDelta(),
                it.getReservedAfter(),
                it.getValueDelta(),
                it.getLot(),
                it.getOrderId(),
                Actor.label(it.getActorKind(), it.getActorId()),
                it.getRequestId());
    }
}
