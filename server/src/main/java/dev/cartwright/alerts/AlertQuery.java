package dev.cartwright.alerts;

import static dev.cartwright.alerts.schema.Tables.STOCK_ALERTS;
import static org.jooq.impl.DSL.noCondition;

import dev.cartwright.alerts.schema.tables.records.StockAlertsRecord;
import dev.cartwright.kernel.Sku;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads alerts, newest first, one statement a page. */
@Repository
class AlertQuery {

    /** How an alert stands. */
    enum Status {
        /** It holds, and nobody has acknowledged it. */
        OPEN,
        /** It holds, and somebody knows. */
        ACKNOWLEDGED,
        /** It is over. */
        RESOLVED;

        static Status of(StockAlertsRecord alert) {
            if (alert.getResolvedAt() != null) {
                return RESOLVED;
            }
            return alert.getAcknowledgedAt() == null ? OPEN : ACKNOWLEDGED;
        }

        private Condition condition() {
            var holds = STOCK_ALERTS.RESOLVED_AT.isNull();
            return switch (this) {
                case OPEN -> holds.and(STOCK_ALERTS.ACKNOWLEDGED_AT.isNull());
                case ACKNOWLEDGED -> holds.and(STOCK_ALERTS.ACKNOWLEDGED_AT.isNotNull());
                case RESOLVED -> STOCK_ALERTS.RESOLVED_AT.isNotNull();
            };
        }
    }

    /** What is asked for; null is all. */
    record Filter(@Nullable StockAlertKind kind, @Nullable Status status, @Nullable Sku sku) {

        private Condition condition() {
            return (kind == null ? noCondition() : STOCK_ALERTS.KIND.eq(kind.name()))
                    .and(status == null ? noCondition() : status.condition())
                    .and(sku == null ? noCondition() : STOCK_ALERTS.SKU.eq(sku));
        }
    }

    private final DSLContext db;

    AlertQuery(DSLContext db) {
        this.db = db;
    }

    List<StockAlertsRecord> newest(Filter filter, @Nullable UUID after, int limit) {
        return db.selectFrom(STOCK_ALERTS)
                .where(filter.condition())
                .and(after == null ? noCondition() : STOCK_ALERTS.ID.lt(after))
                .orderBy(STOCK_ALERTS.ID.desc())
                .limit(limit)
                .fetch();
    }

    Optional<StockAlertsRecord> find(UUID id) {
        return db.selectFrom(STOCK_ALERTS).where(STOCK_ALERTS.ID.eq(id)).fetchOptional();
    }
}
