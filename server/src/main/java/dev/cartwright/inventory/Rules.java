package dev.cartwright.inventory;

import static dev.cartwright.inventory.schema.Tables.BUNDLE_COMPONENTS;
import static dev.cartwright.inventory.schema.Tables.LOTS;
import static dev.cartwright.inventory.schema.Tables.STOCK_RULES;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.val;

import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channels;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What may be sold, and what stock may be kept of. */
@Component
class Rules {

    private final DSLContext db;
    private final Channels channels;
    private final InventorySettings settings;
    private final Clock clock;

    Rules(DSLContext db, Channels channels, InventorySettings settings, Clock clock) {
        this.db = db;
        this.channels = channels;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Nobody changes what stock is kept of, or by which rule, until this transaction ends. Called
     * before a shelf is locked: a new shelf is seen by nobody who might look for it.
     */
    void keep() {
        db.execute("select pg_advisory_xact_lock_shared(hashtext('inventory.rules'))");
    }

    /** Waits for all who rely on the rules as they are; called before a shelf is locked. */
    void change() {
        db.execute("select pg_advisory_xact_lock(hashtext('inventory.rules'))");
    }

    /** The merchant's day. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), channels.get(Channels.DEFAULT).timeZone());
    }

    /** Neither recalled nor past the last day on which it may be sold. */
    Condition maySell() {
        return LOTS.RECALLED_AT
                .isNull()
                .and(LOTS.EXPIRES_ON.isNull().or(LOTS.EXPIRES_ON.ge(today())));
    }

    /** Must not be promised any more: recalled, or expires within the horizon. */
    Condition tooOld() {
        var horizon = coalesce(STOCK_RULES.HORIZON_DAYS, val(settings.lotHorizonDays()));
        return LOTS.RECALLED_AT
                .isNotNull()
                .or(LOTS.EXPIRES_ON.isNotNull().and(LOTS.EXPIRES_ON.minus(horizon).lt(today())));
    }

    /** Throws {@link InventoryProblem} for bundles: their stock is that of their components. */
    void requireNoBundle(Collection<Sku> skus) {
        db.selectDistinct(BUNDLE_COMPONENTS.BUNDLE_SKU)
                .from(BUNDLE_COMPONENTS)
                .where(BUNDLE_COMPONENTS.BUNDLE_SKU.in(skus))
                .limit(1)
                .fetchOptional(BUNDLE_COMPONENTS.BUNDLE_SKU)
                .ifPresent(bundle -> {
                    throw InventoryProblem.bundle(bundle);
                });
    }

    /** Throws {@link InventoryProblem} for SKUs of which there is always enough. */
    void requireTracked(Collection<Sku> skus) {
        db.select(STOCK_RULES.SKU)
                .from(STOCK_RULES)
                .where(STOCK_RULES.SKU.in(skus))
                .and(STOCK_RULES.TRACKED.isFalse())
                .limit(1)
                .fetchOptional(STOCK_RULES.SKU)
                .ifPresent(untracked -> {
                    throw InventoryProblem.untracked(untracked);
                });
    }
}
