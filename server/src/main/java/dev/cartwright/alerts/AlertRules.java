package dev.cartwright.alerts;

import static dev.cartwright.alerts.schema.Tables.RULES;

import dev.cartwright.inventory.InventoryProblem;
import dev.cartwright.inventory.KnownSkus;
import dev.cartwright.kernel.Sku;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When the merchant wants to hear of which SKU. */
@Component
class AlertRules {

    private static final String EVERYWHERE = "";

    private final DSLContext db;
    private final KnownSkus known;
    private final Evaluation evaluation;

    AlertRules(DSLContext db, KnownSkus known, Evaluation evaluation) {
        this.db = db;
        this.known = known;
        this.evaluation = evaluation;
    }

    /**
     * What is said of a SKU.
     *
     * @param location null is everywhere
     * @throws InventoryProblem where no product has such a variant
     */
    AlertRule get(Sku sku, @Nullable String location) {
        requireKnown(sku);
        return db.selectFrom(RULES)
                .where(RULES.SKU.eq(sku))
                .and(RULES.LOCATION.eq(place(location)))
                .fetchOptional(row ->
                        new AlertRule(
                                row.getThreshold(), row.getDaysOfCover(), row.getDeadAfterDays()))
                .orElse(AlertRule.NONE);
    }

    /** Says it anew, and looks at the SKU at once. */
    @Transactional
    void put(Sku sku, @Nullable String location, AlertRule rule) {
        requireKnown(sku);
        db.insertInto(RULES)
                .set(RULES.SKU, sku)
                .set(RULES.LOCATION, place(location))
                .set(RULES.THRESHOLD, rule.threshold())
                .set(RULES.DAYS_OF_COVER, rule.daysOfCover())
                .set(RULES.DEAD_AFTER_DAYS, rule.deadAfterDays())
                .onConflict(RULES.SKU, RULES.LOCATION)
                .doUpdate()
                .set(RULES.THRESHOLD, rule.threshold())
                .set(RULES.DAYS_OF_COVER, rule.daysOfCover())
                .set(RULES.DEAD_AFTER_DAYS, rule.deadAfterDays())
                .execute();
        evaluation.one(sku);
    }

    private void requireKnown(Sku sku) {
        if (!known.contains(sku)) {
            throw InventoryProblem.unknownVariant(sku);
        }
    }

    private static String place(@Nullable String location) {
        return location == null ? EVERYWHERE : location;
    }
}
