package dev.cartwright.inventory;

import static dev.cartwright.inventory.schema.Tables.BUNDLE_COMPONENTS;
import static dev.cartwright.inventory.schema.Tables.INVENTORY_ITEMS;

import dev.cartwright.inventory.schema.tables.records.BundleComponentsRecord;
import dev.cartwright.inventory.schema.tables.records.InventoryItemsRecord;
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
    private final Rules rules;
    private final StockTable stock;
    private final StockNews news;

    Bundles(DSLContext db, Rules rules, StockTable stock, StockNews news) {
        this.db = db;
        this.rules = rules;
        this.stock = stock;
        this.news = news;
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
        rules.change();
        requireFlat(bundle, components);
        requireNoStock(bundle, components);
        var before = stock.available(bundle);
        db.deleteFrom(BUNDLE_COMPONENTS).where(BUNDLE_COMPONENTS.BUNDLE_SKU.eq(bundle)).execute();
        db.batchInsert(
                        components.entrySet().stream()
                                .map(it ->
                                        new BundleComponentsRecord(
                                                bundle, it.getKey(), it.getValue()))
                                .toList())
                .execute();
        news.announce(bundle, before, stock.available(bundle));
    }

    /** Nor may any come: what is promised beyond the shelf or on its way would be the bundle's. */
    private void requireNoStock(Sku bundle, Map<Sku, Integer> components) {
        var shelves =
                db.selectFrom(INVENTORY_ITEMS)
                        .where(INVENTORY_ITEMS.SKU.eq(bundle))
                        .orderBy(INVENTORY_ITEMS.LOCATION)
                        .forNoKeyUpdate()
                        .fetch();
        if (!components.isEmpty() && shelves.stream().anyMatch(Bundles::isUsed)) {
            throw InventoryProblem.hasStock(bundle);
        }
    }

    private static boolean isUsed(InventoryItemsRecord shelf) {
        return shelf.getOnHand() > 0
                || shelf.getReserved() > 0
                || shelf.getIncoming() > 0
                || shelf.getBackorderLimit() > 0;
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
