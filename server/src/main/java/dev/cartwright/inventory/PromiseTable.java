package dev.cartwright.inventory;

import static dev.cartwright.inventory.schema.Tables.INVENTORY_RESERVATIONS;
import static dev.cartwright.inventory.schema.Tables.LOTS;
import static dev.cartwright.inventory.schema.Tables.LOT_SHIPMENTS;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.noCondition;

import dev.cartwright.inventory.schema.tables.records.InventoryReservationsRecord;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** SQL for promises that are kept in parts. */
@Repository
class PromiseTable {

    private final DSLContext db;

    PromiseTable(DSLContext db) {
        this.db = db;
    }

    /** Locks all that was ever promised to an order, by id. */
    List<InventoryReservationsRecord> lock(OrderId order) {
        return db.selectFrom(INVENTORY_RESERVATIONS)
                .where(INVENTORY_RESERVATIONS.ORDER_ID.eq(order))
                .orderBy(INVENTORY_RESERVATIONS.ID)
                .forNoKeyUpdate()
                .fetch();
    }

    /** What was bought of an order and has left, if only in part. */
    Set<Sku> sent(OrderId order) {
        return db.selectDistinct(INVENTORY_RESERVATIONS.LINE_SKU)
                .from(INVENTORY_RESERVATIONS)
                .where(INVENTORY_RESERVATIONS.ORDER_ID.eq(order))
                .and(INVENTORY_RESERVATIONS.SHIPPED.gt(0))
                .fetchSet(INVENTORY_RESERVATIONS.LINE_SKU);
    }

    /** Notes which lot a promise was kept with. */
    void sent(InventoryReservationsRecord promise, Portion portion) {
        if (portion.lot() != null) {
            db.insertInto(LOT_SHIPMENTS)
                    .set(LOT_SHIPMENTS.RESERVATION_ID, promise.getId())
                    .set(LOT_SHIPMENTS.SKU, promise.getSku())
                    .set(LOT_SHIPMENTS.NUMBER, portion.lot().number())
                    .set(LOT_SHIPMENTS.UNITS, portion.units())
                    .onConflict(LOT_SHIPMENTS.RESERVATION_ID, LOT_SHIPMENTS.NUMBER)
                    .doUpdate()
                    .set(
                            LOT_SHIPMENTS.UNITS,
                            LOT_SHIPMENTS.UNITS.plus(excluded(LOT_SHIPMENTS.UNITS)))
                    .execute();
        }
    }

    /** How many units of a lot a promise was kept with, and did not come back. */
    int away(InventoryReservationsRecord promise, String lot) {
        return db.select(LOT_SHIPMENTS.UNITS)
                .from(LOT_SHIPMENTS)
                .where(LOT_SHIPMENTS.RESERVATION_ID.eq(promise.getId()))
                .and(LOT_SHIPMENTS.NUMBER.eq(lot))
                .fetchOptional(LOT_SHIPMENTS.UNITS)
                .orElse(0);
    }

    /**
     * Of which lots units come back, and notes it: those that expire last are the first back.
     *
     * @param lot of which they all are; null is any
     */
    List<Portion> back(InventoryReservationsRecord promise, int units, @Nullable String lot) {
        var portions = new ArrayList<Portion>();
        var left = units;
        var sent =
                db.select()
                        .from(LOT_SHIPMENTS)
                        .join(LOTS)
                        .on(LOTS.SKU.eq(LOT_SHIPMENTS.SKU))
                        .and(LOTS.NUMBER.eq(LOT_SHIPMENTS.NUMBER))
                        .where(LOT_SHIPMENTS.RESERVATION_ID.eq(promise.getId()))
                        .and(LOT_SHIPMENTS.UNITS.gt(0))
                        .and(lot == null ? noCondition() : LOT_SHIPMENTS.NUMBER.eq(lot))
                        .orderBy(LOTS.EXPIRES_ON.desc().nullsFirst(), LOTS.NUMBER)
                        .fetch();
        for (var row : sent) {
            var some = Math.min(left, row.get(LOT_SHIPMENTS.UNITS));
            if (some > 0) {
                var label = new LotLabel(row.get(LOTS.NUMBER), row.get(LOTS.EXPIRES_ON));
                portions.add(new Portion(some, label, 0));
                var record = row.into(LOT_SHIPMENTS);
                record.setUnits(record.getUnits() - some);
                record.store();
                left -= some;
            }
        }
        if (left > 0) {
            portions.add(new Portion(left, null, 0));
        }
        return portions;
    }

    void write(List<InventoryReservationsRecord> promises, Instant at) {
        for (var promise : promises) {
            var status = status(promise);
            if (!status.equals(promise.getStatus())) {
                promise.setStatus(status);
                promise.setChangedAt(at);
            }
        }
        db.batchUpdate(promises).execute();
    }

    private static String status(InventoryReservationsRecord promise) {
        if (promise.getReleased() + promise.getShipped() < promise.getQuantity()) {
            return "ALLOCATED";
        }
        return promise.getShipped() > 0 ? "SHIPPED" : "RELEASED";
    }
}
