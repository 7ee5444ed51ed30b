package dev.cartwright.fulfilment;

import static dev.cartwright.fulfilment.schema.Tables.BACKORDER_DATES;
import static dev.cartwright.fulfilment.schema.Tables.LINE_UNITS;
import static java.util.stream.Collectors.toMap;

import dev.cartwright.fulfilment.schema.tables.records.LineUnitsRecord;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.orders.Order;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.TableField;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Repository;

/** How far the units of lines have come. Written under the lock of their order's row. */
@Repository
class UnitTable {

    private final DSLContext db;

    UnitTable(DSLContext db) {
        this.db = db;
    }

    /** All lines of an order, in its own order. */
    SequencedMap<UUID, LineUnits> of(Order order) {
        var rows =
                db.selectFrom(LINE_UNITS)
                        .where(LINE_UNITS.ORDER_ID.eq(order.id()))
                        .fetchMap(LINE_UNITS.LINE_ID, UnitTable::units);
        var units = new LinkedHashMap<UUID, LineUnits>();
        for (var line : order.lines()) {
            units.put(
                    line.id(),
                    rows.getOrDefault(line.id(), LineUnits.untouched(line.id(), line.quantity())));
        }
        return units;
    }

    private static LineUnits units(LineUnitsRecord row) {
        return new LineUnits(
                row.getLineId(),
                row.getOrdered(),
                row.getCancelled(),
                row.getReleased(),
                row.getShipped(),
                row.getDelivered(),
                row.getComingBack(),
                row.getReturned());
    }

    /** Begins to count where nothing was touched so far. */
    void begin(Order order) {
        var rows =
                order.lines().stream()
                        .map(line -> {
                            var row = new LineUnitsRecord();
                            row.setLineId(line.id());
                            row.setOrderId(order.id());
                            row.setOrdered(line.quantity());
                            return row;
                        })
                        .toList();
        db.insertInto(LINE_UNITS).set(rows).onConflictDoNothing().execute();
    }

    /** One thing that befalls units of a line. */
    enum Move {
        CANCEL,
        RELEASE,
        SHIP,
        DELIVER,
        ASK_BACK,
        TAKE_BACK;

        private TableField<LineUnitsRecord, Integer> up() {
            return switch (this) {
                case CANCEL -> LINE_UNITS.CANCELLED;
                case RELEASE -> LINE_UNITS.RELEASED;
                case SHIP -> LINE_UNITS.SHIPPED;
                case DELIVER -> LINE_UNITS.DELIVERED;
                case ASK_BACK -> LINE_UNITS.COMING_BACK;
                case TAKE_BACK -> LINE_UNITS.RETURNED;
            };
        }

        /** What they were until then, where that is counted. */
        private Optional<TableField<LineUnitsRecord, Integer>> down() {
            return switch (this) {
                case SHIP -> Optional.of(LINE_UNITS.RELEASED);
                case TAKE_BACK -> Optional.of(LINE_UNITS.COMING_BACK);
                case CANCEL, RELEASE, DELIVER, ASK_BACK -> Optional.empty();
            };
        }
    }

    /**
     * Moves units, or takes that back where they are negative. The database refuses what would
     * count a unit twice.
     */
    void move(Move move, Map<UUID, Integer> units) {
        var moved =
                db.batch(
                                units.entrySet().stream()
                                        .map(it -> move(move, it.getKey(), it.getValue()))
                                        .toList())
                        .execute();
        if (IntStream.of(moved).anyMatch(rows -> rows != 1)) {
            throw new DataIntegrityViolationException("no units are counted of some of " + units);
        }
    }

    private Query move(Move move, UUID line, int some) {
        var row = new HashMap<Field<?>, Object>();
        row.put(move.up(), move.up().plus(some));
        move.down().ifPresent(down -> row.put(down, down.minus(some)));
        return db.update(LINE_UNITS).set(row).where(LINE_UNITS.LINE_ID.eq(line));
    }

    Map<UUID, LocalDate> promised(OrderId order) {
        return db
                .selectFrom(BACKORDER_DATES)
                .where(BACKORDER_DATES.ORDER_ID.eq(order))
                .fetch()
                .stream()
                .collect(toMap(it -> it.getLineId(), it -> it.getPromisedOn()));
    }

    void promise(OrderId order, UUID line, LocalDate day) {
        db.insertInto(BACKORDER_DATES)
                .set(BACKORDER_DATES.LINE_ID, line)
                .set(BACKORDER_DATES.ORDER_ID, order)
                .set(BACKORDER_DATES.PROMISED_ON, day)
                .onConflict(BACKORDER_DATES.LINE_ID)
                .doUpdate()
                .set(BACKORDER_DATES.PROMISED_ON, day)
                .execute();
    }
}
