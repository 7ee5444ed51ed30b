package dev.cartwright.alerts;

import static dev.cartwright.alerts.schema.Tables.STOCK_ALERTS;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.SQLDataType.BOOLEAN;
import static org.jooq.impl.SQLDataType.INTEGER;

import dev.cartwright.inventory.StockFacts;
import dev.cartwright.kernel.Sku;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Raises, escalates, acknowledges and resolves: each once, whoever else does at the same time. */
@Repository
class AlertTable {

    /**
     * What became of an alert.
     *
     * @param raised else it was resolved
     */
    record Change(
            boolean raised,
            UUID id,
            String kind,
            Sku sku,
            String location,
            @Nullable String lot,
            int units) {}

    private final DSLContext db;
    private final StockFacts facts;
    private final AlertSettings settings;

    AlertTable(DSLContext db, StockFacts facts, AlertSettings settings) {
        this.db = db;
        this.facts = facts;
        this.settings = settings;
    }

    /** Looks up how some SKUs sell. */
    void learnPaces(Collection<Sku> skus, Instant at) {
        db.execute(AlertSql.PACES, facts.paces(skus, at.minus(AlertSettings.PACE)));
    }

    /** Raises what is wrong with some SKUs, and resolves what is not wrong any more. */
    List<Change> evaluate(Collection<Sku> skus, Instant at) {
        return db.resultQuery(
                        AlertSql.EVALUATE,
                        facts.shelves(skus),
                        facts.lots(skus),
                        val(skus.stream().map(Sku::code).toArray(String[]::new)),
                        val(at),
                        val(facts.today()),
                        val(settings.threshold(), INTEGER),
                        val(settings.daysOfCover()),
                        val(settings.deadAfterDays()),
                        val(settings.expiringWithinDays()),
                        val(at.minus(settings.backFor())))
                .coerce(
                        field("raised", BOOLEAN),
                        STOCK_ALERTS.ID,
                        STOCK_ALERTS.KIND,
                        STOCK_ALERTS.SKU,
                        STOCK_ALERTS.LOCATION,
                        STOCK_ALERTS.LOT,
                        STOCK_ALERTS.UNITS)
                .fetch(mapping(Change::new));
    }

    /** Answers how many had been open for too long without anybody's word. */
    int escalate(Instant at) {
        return db.update(STOCK_ALERTS)
                .set(STOCK_ALERTS.ESCALATED_AT, at)
                .where("num_nonnulls(resolved_at, acknowledged_at, escalated_at) = 0")
                .and(STOCK_ALERTS.RAISED_AT.le(at.minus(settings.escalateAfter())))
                .and(STOCK_ALERTS.KIND.ne(StockAlertKind.BACK.name()))
                .execute();
    }

    /** Answers false where it is over, or somebody was first. */
    boolean acknowledge(UUID id, String by, Instant at) {
        return db.update(STOCK_ALERTS)
                        .set(STOCK_ALERTS.ACKNOWLEDGED_AT, at)
                        .set(STOCK_ALERTS.ACKNOWLEDGED_BY, by)
                        .where(STOCK_ALERTS.ID.eq(id))
                        .and(STOCK_ALERTS.RESOLVED_AT.isNull())
                        .and(STOCK_ALERTS.ACKNOWLEDGED_AT.isNull())
                        .execute()
                == 1;
    }
}
