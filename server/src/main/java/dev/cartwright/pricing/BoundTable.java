package dev.cartwright.pricing;

import static dev.cartwright.pricing.schema.Tables.SKU_BOUNDS;
import static org.jooq.impl.DSL.noCondition;

import dev.cartwright.kernel.Amount;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Actor;
import dev.cartwright.pricing.schema.tables.records.SkuBoundsRecord;
import java.time.Instant;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Costs and floors as they were said; rows are only ever added. */
@Repository
class BoundTable {

    private final DSLContext db;

    BoundTable(DSLContext db) {
        this.db = db;
    }

    /** As it was said. */
    record Said(long id, SkuBounds bounds, Instant setAt, String setBy) {}

    Said append(SkuBounds bounds, Instant now) {
        var actor = Actor.current();
        return db.insertInto(SKU_BOUNDS)
                .set(SKU_BOUNDS.SKU, bounds.sku())
                .set(SKU_BOUNDS.CURRENCY, bounds.currency())
                .set(SKU_BOUNDS.COST_MINOR, minor(bounds.cost()))
                .set(SKU_BOUNDS.FLOOR_MINOR, minor(bounds.floor()))
                .set(SKU_BOUNDS.SET_AT, now)
                .set(SKU_BOUNDS.ACTOR, actor.label())
                .set(SKU_BOUNDS.REQUEST_ID, actor.requestId())
                .returning()
                .fetchSingle(BoundTable::said);
    }

    /** Returns what holds, by currency. */
    List<Said> current(Sku sku) {
        return db.select(SKU_BOUNDS.fields())
                .distinctOn(SKU_BOUNDS.CURRENCY)
                .from(SKU_BOUNDS)
                .where(SKU_BOUNDS.SKU.eq(sku))
                .orderBy(SKU_BOUNDS.CURRENCY, SKU_BOUNDS.BOUND_ID.desc())
                .fetch(row -> said(row.into(SKU_BOUNDS)));
    }

    /** Returns what was said before, the last first. */
    List<Said> before(Sku sku, @Nullable Long last, int most) {
        return db.selectFrom(SKU_BOUNDS)
                .where(SKU_BOUNDS.SKU.eq(sku))
                .and(last == null ? noCondition() : SKU_BOUNDS.BOUND_ID.lt(last))
                .orderBy(SKU_BOUNDS.BOUND_ID.desc())
                .limit(most)
                .fetch(BoundTable::said);
    }

    private static Said said(SkuBoundsRecord row) {
        return new Said(
                row.getBoundId(),
                new SkuBounds(
                        row.getSku(),
                        row.getCurrency(),
                        money(row.getCurrency(), row.getCostMinor()),
                        money(row.getCurrency(), row.getFloorMinor())),
                row.getSetAt(),
                row.getActor());
    }

    private static @Nullable Money money(CurrencyUnit currency, @Nullable Long minor) {
        return minor == null ? null : Amount.of(currency, minor);
    }

    private static @Nullable Long minor(@Nullable Money money) {
        return money == null ? null : Long.valueOf(Amount.minor(money));
    }
}
