package dev.cartwright.inventory;

import static dev.cartwright.inventory.schema.Tables.BUNDLE_COMPONENTS;
import static dev.cartwright.inventory.schema.Tables.INVENTORY_ITEMS;

import dev.cartwright.inventory.schema.tables.records.BundleComponentsRecord;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Sku;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** SKUs that are made of others when they are sold, and have no stock of their own. */
@Service
public class Bundles {

    private final DSLContext db;

    Bundles(DSLContext db) {
        this.db = db;
    }

    /** Units of each component in one bundle, by SKU; empty where it is none. */
    @Transactional(readOnly = true)
    public Map<Sku, Integer> components(Sku bundle) {
        return db.selectFrom(BUNDLE_COMPONENTS)
                .where(BUNDLE_COMPONENTS.BUNDLE_SKU.eq(bundle))
                .orderBy(BUNDLE_COMPONENTS.COMPONENT_SKU)
                .fetchMap(BUNDLE_COMPONENTS.COMPONENT_SKU, BUNDLE_COMPONENTS.QUANTITY);
    }

    /**
     * Says what a bundle is made of from now on; of no components it is none any more. What was
     * promised before stays promised as it was.
     *
     * @throws InvalidField where a component is a bundle, or the bundle is a component
     * @throws InventoryProblem where the bundle has stock of its own
     */
    @Transactional
    public void compose(Sku bundle, Map<Sku, Integer> components) {
        db.execute("select pg_advisory_xact_lock(hashtext('inventory.bundle_components'))");
        requireFlat(bundle, components);
        var kept = INVENTORY_ITEMS.SKU.eq(bundle);
        var some = INVENTORY_ITEMS.ON_HAND.gt(0).or(INVENTORY_ITEMS.RESERVED.gt(0));
        if (!components.isEmpty() && db.fetchExists(INVENTORY_ITEMS, kept.and(some))) {
            throw InventoryProblem.hasStock(bundle);
        }
        db.deleteFrom(BUNDLE_COMPONENTS).where(BUNDLE_COMPONENTS.BUNDLE_SKU.eq(bundle)).execute();
        db.batchInsert(
                        components.entrySet().stream()
                                .map(it ->
                                        new BundleComponentsRecord(
                                                bundle, it.getKey(), it.getValue()))
                                .toList())
                .execute();
    }

    private void requireFlat(Sku bundle, Map<Sku, Integer> components) {
        if (components.containsKey(bundle)) {
            throw new InvalidField("components", "a bundle cannot contain itself");
        }
        var nested = BUNDLE_COMPONENTS.BUNDLE_SKU.in(components.keySet());
        if (db.fetchExists(BUNDLE_COMPONENTS, nested)) {
            throw new InvalidField("components", "must not be bundles themselves");
        }
        var within = BUNDLE_COMPONENTS.COMPONENT_SKU.eq(bundle);
        if (!components.isEmpty() && db.fetchExists(BUNDLE_COMPONENTS, within)) {
            throw new InvalidField("components", bundle + " is a component of a bundle itself");
        }
    }
}
