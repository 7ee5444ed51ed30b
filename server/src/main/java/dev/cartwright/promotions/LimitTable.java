package dev.cartwright.promotions;

import static dev.cartwright.promotions.schema.Tables.PROMOTION_LIMITS;
import static org.jooq.impl.DSL.excluded;

import dev.cartwright.kernel.PromotionId;
import dev.cartwright.promotions.schema.tables.records.PromotionLimitsRecord;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** How far the limits of promotions go. */
@Repository
class LimitTable {

    static final String USES = "USES";

    private final DSLContext db;

    LimitTable(DSLContext db) {
        this.db = db;
    }

    /** Returns the limits by what they count, in the order in which they are locked. */
    static Map<String, Long> most(Limits limits) {
        var most = new TreeMap<String, Long>();
        if (limits.uses() != null) {
            most.put(USES, limits.uses());
        }
        if (limits.budget() != null) {
            most.putAll(limits.budget().minor());
        }
        return most;
    }

    /** Frees what no limit is named for, and locks all that there are. */
    void freeOthers(PromotionId promotion, Limits limits) {
        of(promotion, true);
        db.update(PROMOTION_LIMITS)
                .setNull(PROMOTION_LIMITS.MOST)
                .where(PROMOTION_LIMITS.PROMOTION_ID.eq(promotion))
                .and(PROMOTION_LIMITS.COUNTS.notIn(most(limits).keySet()))
                .execute();
    }

    /** Sets a limit; returns what is used where that is more, and nothing is set then. */
    OptionalLong set(PromotionId promotion, String counts, long most) {
        var done =
                db.insertInto(PROMOTION_LIMITS)
                        .set(PROMOTION_LIMITS.PROMOTION_ID, promotion)
                        .set(PROMOTION_LIMITS.COUNTS, counts)
                        .set(PROMOTION_LIMITS.MOST, most)
                        .onConflict(PROMOTION_LIMITS.PROMOTION_ID, PROMOTION_LIMITS.COUNTS)
                        .doUpdate()
                        .set(PROMOTION_LIMITS.MOST, excluded(PROMOTION_LIMITS.MOST))
                        .where(PROMOTION_LIMITS.USED.le(excluded(PROMOTION_LIMITS.MOST)))
                        .execute();
        return done == 1
                ? OptionalLong.empty()
                : of(promotion, false).stream()
                        .filter(it -> it.getCounts().equals(counts))
                        .mapToLong(PromotionLimitsRecord::getUsed)
                        .findFirst();
    }

    List<PromotionLimitsRecord> of(PromotionId promotion) {
        return of(promotion, false);
    }

    private List<PromotionLimitsRecord> of(PromotionId promotion, boolean locked) {
        var rows =
                db.selectFrom(PROMOTION_LIMITS)
                        .where(PROMOTION_LIMITS.PROMOTION_ID.eq(promotion))
                        .orderBy(PROMOTION_LIMITS.COUNTS);
        return locked ? rows.forNoKeyUpdate().fetch() : rows.fetch();
    }
}
