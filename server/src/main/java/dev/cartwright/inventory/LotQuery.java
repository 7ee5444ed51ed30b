package dev.cartwright.inventory;

import static dev.cartwright.inventory.schema.Tables.INVENTORY_RESERVATIONS;
import static dev.cartwright.inventory.schema.Tables.LOTS;
import static dev.cartwright.inventory.schema.Tables.LOT_SHIPMENTS;
import static dev.cartwright.inventory.schema.Tables.LOT_STOCK;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import dev.cartwright.inventory.Lots.LotLevel;
import dev.cartwright.inventory.Lots.Recipient;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Cursor;
import dev.cartwright.platform.Grants;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Where lots are, and who got them. */
@Repository
class LotQuery {

    /** Lots that do not expire are listed last. */
    private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    private static final Field<LocalDate> LAST_DAY = coalesce(LOTS.EXPIRES_ON, val(NEVER));

    private final DSLContext db;

    LotQuery(DSLContext db) {
        this.db = db;
    }

    /** Where a list of lots goes on. */
    record Last(LocalDate day, String number, String location) {

        static Last of(LotLevel it) {
            var day = it.expiresOn();
            return new Last(day == null ? NEVER : day, it.number(), it.location());
        }

        static Last of(List<String> keys) {
            try {
                return new Last(LocalDate.parse(keys.get(0)), keys.get(1), keys.get(2));
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(e);
            }
        }

        Cursor cursor() {
            return Cursor.of(day, number, location);
        }
    }

    List<LotLevel> levels(Sku sku, @Nullable Last after, int limit) {
        var place = row(LAST_DAY, LOT_STOCK.NUMBER, LOT_STOCK.LOCATION);
        return db.select(
                        LOT_STOCK.NUMBER,
                        LOT_STOCK.LOCATION,
                        LOT_STOCK.ON_HAND,
                        LOT_STOCK.VALUE,
                        LOTS.EXPIRES_ON,
                        LOT_STOCK.RECEIVED_AT,
                        LOT_STOCK.WITHHELD,
                        LOTS.RECALLED_AT)
                .from(LOT_STOCK)
                .join(LOTS)
                .on(LOTS.SKU.eq(LOT_STOCK.SKU))
                .and(LOTS.NUMBER.eq(LOT_STOCK.NUMBER))
                .where(LOT_STOCK.SKU.eq(sku))
                .and(LOT_STOCK.ON_HAND.gt(0))
                .and(Grants.currentScope().at(LOT_STOCK.LOCATION))
                .and(
                        after == null
                                ? noCondition()
                                : place.gt(after.day(), after.number(), after.location()))
                .orderBy(LAST_DAY, LOT_STOCK.NUMBER, LOT_STOCK.LOCATION)
                .limit(limit)
                .fetch(mapping(LotLevel::new));
    }

    /** By order. */
    List<Recipient> recipients(Sku sku, String number, @Nullable OrderId after, int limit) {
        return db.select(INVENTORY_RESERVATIONS.ORDER_ID, sum(LOT_SHIPMENTS.UNITS).cast(int.class))
                .from(LOT_SHIPMENTS)
                .join(INVENTORY_RESERVATIONS)
                .on(INVENTORY_RESERVATIONS.ID.eq(LOT_SHIPMENTS.RESERVATION_ID))
                .where(LOT_SHIPMENTS.SKU.eq(sku))
                .and(LOT_SHIPMENTS.NUMBER.eq(number))
                .and(LOT_SHIPMENTS.UNITS.gt(0))
                .and(after == null ? noCondition() : INVENTORY_RESERVATIONS.ORDER_ID.gt(after))
                .groupBy(INVENTORY_RESERVATIONS.ORDER_ID)
                .orderBy(INVENTORY_RESERVATIONS.ORDER_ID)
                .limit(limit)
                .fetch(mapping(Recipient::new));
    }

    boolean isKnown(Sku sku, String number) {
        return db.fetchExists(LOTS, LOTS.SKU.eq(sku).and(LOTS.NUMBER.eq(number)));
    }
}
