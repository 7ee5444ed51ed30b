package dev.cartwright.promotions;

import static dev.cartwright.promotions.schema.Tables.PROMOTION_USAGE;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.PromotionId;
import dev.cartwright.promotions.schema.tables.records.PromotionUsageRecord;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The orders that a promotion applied to. */
@Repository
class UsageQuery {

    private final DSLContext db;

    UsageQuery(DSLContext db) {
        this.db = db;
    }

    /** Where a list goes on. */
    record Place(Instant reservedAt, OrderId order) {}

    /** Returns the newest first. */
    List<PromotionUsageRecord> page(PromotionId promotion, @Nullable Place after, int most) {
        return db.selectFrom(PROMOTION_USAGE)
                .where(PROMOTION_USAGE.PROMOTION_ID.eq(promotion))
                .and(
                        after == null
                                ? noCondition()
                                : row(PROMOTION_USAGE.RESERVED_AT, PROMOTION_USAGE.ORDER_ID)
                                        .lt(after.reservedAt(), after.order()))
                .orderBy(PROMOTION_USAGE.RESERVED_AT.desc(), PROMOTION_USAGE.ORDER_ID.desc())
                .limit(most)
                .fetch();
    }
}
