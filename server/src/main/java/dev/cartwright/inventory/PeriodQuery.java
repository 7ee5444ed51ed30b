package dev.cartwright.inventory;

import static dev.cartwright.inventory.MovementSums.each;
import static dev.cartwright.inventory.MovementSums.since;
import static dev.cartwright.inventory.schema.Tables.INVENTORY_ITEMS;
import static dev.cartwright.inventory.schema.Tables.INVENTORY_MOVEMENTS;
import static dev.cartwright.inventory.schema.Tables.LOT_STOCK;
import static java.util.Locale.ROOT;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;
import static org.jooq.impl.SQLDataType.BIGINT;

import dev.cartwright.inventory.StockPeriods.Period;
import dev.cartwright.inventory.StockPeriods.ShelfPeriod;
import dev.cartwright.inventory.StockPeriods.ShelfWorth;
import dev.cartwright.inventory.StockPeriods.Worth;
import dev.cartwright.kernel.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * Shelves at instants and in periods.
 *
 * <p>What lay there at an instant is what lies there now less all that moved since: the counters
 * equal their movements, which the auditor proves, so a report reads from its first day on and
 * never the years before. Each shelf asks for its own movements along their index: the first rows
 * come at once, nothing is sorted, and no fetch takes long however long the report.
 */
@Repository
class PeriodQuery {

    /** What changes what is on hand. */
    private static final List<Kind> MOVING =
            List.of(
                    Kind.RECEIVED,
                    Kind.ADJUSTED,
                    Kind.COUNTED,
                    Kind.SHIPPED,
                    Kind.UNSHIPPED,
                    Kind.RETURNED,
                    Kind.SENT,
                    Kind.ARRIVED);

    /** Two columns: a sum of units and one of their value. */
    private record Sums(Field<Long> units, Field<Long> value) {

        static Sums of(String name, Condition which) {
            return new Sums(
                    MovementSums.units(which).as(name + "_units"),
                    MovementSums.value(which).as(name + "_value"));
        }

        Worth in(Record row) {
            return new Worth(row.get(units), row.get(value));
        }

        List<Field<Long>> fields() {
            return List.of(units, value);
        }
    }

    private static final Field<Long> LOTS =
            when(
                            INVENTORY_ITEMS.LOTS,
                            field(
                                    select(sum(LOT_STOCK.VALUE).cast(BIGINT))
                                            .from(LOT_STOCK)
                                            .where(LOT_STOCK.SKU.eq(INVENTORY_ITEMS.SKU))
                                            .and(LOT_STOCK.LOCATION.eq(INVENTORY_ITEMS.LOCATION))))
                    .as("lots_value");

    private final DSLContext db;

    PeriodQuery(DSLContext db) {
        this.db = db;
    }

    void now(@Nullable String location, @Nullable Sku sku, Consumer<ShelfWorth> each) {
        var items = INVENTORY_ITEMS;
        each(
                db.select(items.SKU, items.LOCATION, items.ON_HAND, items.VALUE, LOTS)
                        .from(items)
                        .where(of(sku))
                        .and(at(location))
                        .orderBy(items.SKU, items.LOCATION),
                row ->
                        each.accept(
                                new ShelfWorth(
                                        row.get(items.SKU),
                                        row.get(items.LOCATION),
                                        there(row),
                                        row.get(LOTS))));
    }

    void at(Instant at, @Nullable String location, @Nullable Sku sku, Consumer<ShelfWorth> each) {
        var since = Sums.of("since", noCondition());
        shelves(
                since(at),
                since.fields(),
                of(sku).and(at(location)),
                row ->
                        each.accept(
                                new ShelfWorth(
                                        row.get(INVENTORY_ITEMS.SKU),
                                        row.get(INVENTORY_ITEMS.LOCATION),
                                        there(row).minus(since.in(row)),
                                        null)));
    }

    void shelves(Period period, @Nullable String location, Consumer<ShelfPeriod> each) {
        var since = Sums.of("since", INVENTORY_MOVEMENTS.AT.ge(period.to()));
        var moved = new EnumMap<Kind, Sums>(Kind.class);
        MOVING.forEach(kind -> moved.put(kind, sums(kind, period)));
        var fields = new ArrayList<>(since.fields());
        moved.values().forEach(sums -> fields.addAll(sums.fields()));
        shelves(
                since(period.from()),
                fields,
                at(location),
                row -> {
                    var shelf = shelf(row, there(row).minus(since.in(row)), moved);
                    if (!shelf.isIdle()) {
                        each.accept(shelf);
                    }
                });
    }

    private static Sums sums(Kind kind, Period period) {
        var movements = INVENTORY_MOVEMENTS;
        return Sums.of(
                kind.name().toLowerCase(ROOT),
                movements.KIND.eq(inline(kind.name())).and(movements.AT.lt(period.to())));
    }

    private static ShelfPeriod shelf(Record row, Worth closing, Map<Kind, Sums> sums) {
        var moved = new EnumMap<Kind, Worth>(Kind.class);
        var opening = closing;
        for (var sum : sums.entrySet()) {
            var worth = sum.getValue().in(row);
            if (!worth.equals(Worth.NONE)) {
                moved.put(sum.getKey(), worth);
                opening = opening.minus(worth);
            }
        }
        return new ShelfPeriod(
                row.get(INVENTORY_ITEMS.SKU),
                row.get(INVENTORY_ITEMS.LOCATION),
                opening,
                moved,
                closing);
    }

    /** Each shelf with sums of its movements. */
    private void shelves(
            Condition when, List<Field<Long>> sums, Condition which, Consumer<Record> each) {
        var items = INVENTORY_ITEMS;
        var movements = INVENTORY_MOVEMENTS;
        var moved =
                lateral(
                        select(sums)
                                .from(movements)
                                .where(movements.SKU.eq(items.SKU))
                                .and(movements.LOCATION.eq(items.LOCATION))
                                .and(when)
                                .asTable("moved"));
        each(
                db.select(items.SKU, items.LOCATION, items.ON_HAND, items.VALUE)
                        .select(moved.fields())
                        .from(items)
                        .crossJoin(moved)
                        .where(which)
                        .orderBy(items.SKU, items.LOCATION),
                each);
    }

    private static Worth there(Record row) {
        return new Worth(row.get(INVENTORY_ITEMS.ON_HAND), row.get(INVENTORY_ITEMS.VALUE));
    }

    private static Condition at(@Nullable String location) {
        return location == null ? noCondition() : INVENTORY_ITEMS.LOCATION.eq(location);
    }

    private static Condition of(@Nullable Sku sku) {
        return sku == null ? noCondition() : INVENTORY_ITEMS.SKU.eq(sku);
    }
}
