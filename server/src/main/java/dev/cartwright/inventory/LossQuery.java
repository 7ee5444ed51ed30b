package dev.cartwright.inventory;

import static dev.cartwright.inventory.MovementSums.at;
import static dev.cartwright.inventory.MovementSums.during;
import static dev.cartwright.inventory.MovementSums.each;
import static dev.cartwright.inventory.MovementSums.units;
import static dev.cartwright.inventory.MovementSums.value;
import static dev.cartwright.inventory.schema.Tables.INVENTORY_MOVEMENTS;
import static dev.cartwright.inventory.schema.Tables.LOTS;
import static dev.cartwright.inventory.schema.Tables.LOT_STOCK;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.collation;
import static org.jooq.impl.DSL.noCondition;

import dev.cartwright.inventory.StockPeriods.Loss;
import dev.cartwright.inventory.StockPeriods.LotWorth;
import dev.cartwright.inventory.StockPeriods.Period;
import dev.cartwright.inventory.StockPeriods.Worth;
import dev.cartwright.kernel.Sku;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** What was lost, and what may be: counts and adjustments by reason, and lots that grow old. */
@Repository
class LossQuery {

    private final DSLContext db;

    LossQuery(DSLContext db) {
        this.db = db;
    }

    void losses(Period period, @Nullable String location, Consumer<Loss> each) {
        var movements = INVENTORY_MOVEMENTS;
        var less = movements.ON_HAND_DELTA.lt(0);
        var more = movements.ON_HAND_DELTA.gt(0);
        var exactly = collation("C");
        each(
                db.select(
                                movements.LOCATION,
                                movements.KIND,
                                movements.CAUSE,
                                units(less).neg(),
                                value(less).neg(),
                                units(more),
                                value(more))
                        .from(movements)
                        .where(during(period))
                        .and(movements.KIND.in(Kind.COUNTED.name(), Kind.ADJUSTED.name()))
                        .and(at(location))
                        .groupBy(movements.LOCATION, movements.KIND, movements.CAUSE)
                        .orderBy(
                                movements.LOCATION.collate(exactly),
                                movements.KIND,
                                movements.CAUSE.collate(exactly)),
                row ->
                        each.accept(
                                new Loss(
                                        row.value1(),
                                        Kind.valueOf(row.value2()),
                                        row.value3(),
                                        new Worth(row.value4(), row.value5()),
                                        new Worth(row.value6(), row.value7()))));
    }

    void lots(@Nullable LocalDate until, @Nullable String location, Consumer<LotWorth> each) {
        var read = mapping(LossQuery::lot);
        each(
                db.select(
                                LOT_STOCK.SKU,
                                LOT_STOCK.LOCATION,
                                LOT_STOCK.NUMBER,
                                LOTS.EXPIRES_ON,
                                LOT_STOCK.ON_HAND,
                                LOT_STOCK.VALUE)
                        .from(LOT_STOCK)
                        .join(LOTS)
                        .on(LOTS.SKU.eq(LOT_STOCK.SKU))
                        .and(LOTS.NUMBER.eq(LOT_STOCK.NUMBER))
                        .where(LOT_STOCK.ON_HAND.gt(0))
                        .and(
                                until == null
                                        ? LOTS.EXPIRES_ON.isNotNull()
                                        : LOTS.EXPIRES_ON.le(until))
                        .and(location == null ? noCondition() : LOT_STOCK.LOCATION.eq(location))
                        .orderBy(
                                LOTS.EXPIRES_ON,
                                LOT_STOCK.SKU,
                                LOT_STOCK.LOCATION,
                                LOT_STOCK.NUMBER),
                row -> each.accept(read.map(row)));
    }

    private static LotWorth lot(
            Sku sku, String location, String lot, LocalDate expiresOn, int units, long value) {
        return new LotWorth(sku, location, lot, expiresOn, new Worth(units, value));
    }
}
