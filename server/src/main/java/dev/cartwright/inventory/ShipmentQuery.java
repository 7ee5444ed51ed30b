package dev.cartwright.inventory;

import static dev.cartwright.inventory.MovementSums.at;
import static dev.cartwright.inventory.MovementSums.during;
import static dev.cartwright.inventory.MovementSums.each;
import static dev.cartwright.inventory.MovementSums.units;
import static dev.cartwright.inventory.MovementSums.value;
import static dev.cartwright.inventory.schema.Tables.INVENTORY_ITEMS;
import static dev.cartwright.inventory.schema.Tables.INVENTORY_MOVEMENTS;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.collation;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.SQLDataType.BIGINT;

import dev.cartwright.inventory.StockPeriods.Period;
import dev.cartwright.inventory.StockPeriods.Shipped;
import dev.cartwright.inventory.StockPeriods.Worth;
import java.util.Map;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** What left for customers; what was put back because its parcel never left is taken off. */
@Repository
class ShipmentQuery {

    private static final Condition SHIPPED =
            INVENTORY_MOVEMENTS.KIND.in(Kind.SHIPPED.name(), Kind.UNSHIPPED.name());

    private final DSLContext db;

    ShipmentQuery(DSLContext db) {
        this.db = db;
    }

    /** There are as many rows as locations. */
    Map<String, Worth> byLocation(Period period, @Nullable String location) {
        var movements = INVENTORY_MOVEMENTS;
        return db.select(movements.LOCATION, units(noCondition()).neg(), value(noCondition()).neg())
                .from(movements)
                .where(during(period))
                .and(SHIPPED)
                .and(at(location))
                .groupBy(movements.LOCATION)
                .fetchMap(row -> row.value1(), row -> new Worth(row.value2(), row.value3()));
    }

    /** The most costly first: only the database sorts as many as there may be. */
    void bySku(Period period, @Nullable String location, Consumer<Shipped> each) {
        var items = INVENTORY_ITEMS;
        var units = units(noCondition()).neg().as("units");
        var value = value(noCondition()).neg().as("value");
        var kept =
                selectDistinct(items.SKU)
                        .from(items)
                        .where(location == null ? noCondition() : items.LOCATION.eq(location))
                        .asTable("kept");
        var sent =
                select(INVENTORY_MOVEMENTS.SKU, units, value)
                        .from(INVENTORY_MOVEMENTS)
                        .where(during(period))
                        .and(SHIPPED)
                        .and(at(location))
                        .groupBy(INVENTORY_MOVEMENTS.SKU)
                        .asTable("sent");
        var sku = requireNonNull(kept.field(items.SKU));
        var cost = coalesce(sent.field(value), inline(0L));
        var all = sum(greatest(cost, inline(0L))).over().cast(BIGINT);
        each(
                db.select(sku, coalesce(sent.field(units), inline(0L)), cost, all)
                        .from(kept)
                        .leftJoin(sent)
                        .on(sku.eq(sent.field(INVENTORY_MOVEMENTS.SKU)))
                        .orderBy(cost.desc(), sku.collate(collation("C"))),
                row ->
                        each.accept(
                                new Shipped(
                                        row.value1(),
                                        new Worth(row.value2(), row.value3()),
                                        row.value4())));
    }
}
