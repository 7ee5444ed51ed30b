package dev.cartwright.inventory;

import static dev.cartwright.inventory.schema.Tables.INVENTORY_RESERVATIONS;
import static org.jooq.impl.DSL.noCondition;

import dev.cartwright.inventory.StockRecords.Promise;
import dev.cartwright.inventory.StockRecords.PromiseFilter;
import dev.cartwright.inventory.StockRecords.Status;
import dev.cartwright.inventory.schema.tables.records.InventoryReservationsRecord;
import dev.cartwright.platform.Grants;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Promises as the staff look at them. */
@Repository
class PromiseQuery {

    private final DSLContext db;

    PromiseQuery(DSLContext db) {
        this.db = db;
    }

    List<Promise> page(PromiseFilter filter, @Nullable UUID before, int limit) {
        var status = filter.status() == null ? null : filter.status().name();
        return db.selectFrom(INVENTORY_RESERVATIONS)
                .where(is(INVENTORY_RESERVATIONS.SKU, filter.sku()))
                .and(is(INVENTORY_RESERVATIONS.LOCATION, filter.location()))
                .and(is(INVENTORY_RESERVATIONS.ORDER_ID, filter.order()))
                .and(is(INVENTORY_RESERVATIONS.STATUS, status))
                .and(Grants.currentScope().at(INVENTORY_RESERVATIONS.LOCATION))
                .and(before == null ? noCondition() : INVENTORY_RESERVATIONS.ID.lt(before))
                .orderBy(INVENTORY_RESERVATIONS.ID.desc())
                .limit(limit)
                .fetch(PromiseQuery::promise);
    }

    static <T> Condition is(Field<T> field, @Nullable T wanted) {
        return wanted == null ? noCondition() : field.eq(wanted);
    }

    private static Promise promise(InventoryReservationsRecord it) {
        var status = Status.valueOf(it.getStatus());
        return new Promise(
                it.getId(),
                it.getOrderId(),
                it.getLineSku(),
                it.getSku(),
                it.getLocation(),
                it.getQuantity(),
                it.getReleased(),
                it.getShipped(),
                it.getReturned(),
                it.getOutstanding(),
                status,
                it.getReservedAt(),
                status == Status.HELD ? it.getExpiresAt() : null);
    }
}
