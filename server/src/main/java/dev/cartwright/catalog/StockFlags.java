package dev.cartwright.catalog;

import static dev.cartwright.catalog.schema.Tables.PRODUCTS;
import static dev.cartwright.catalog.schema.Tables.VARIANTS;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import dev.cartwright.inventory.Inventory;
import dev.cartwright.kernel.ProductId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channels;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whether any unit of a product can be had, wherever the merchant sells; kept for lists. */
@Component
class StockFlags {

    private final DSLContext db;
    private final Inventory inventory;
    private final Channels channels;

    StockFlags(DSLContext db, Inventory inventory, Channels channels) {
        this.db = db;
        this.inventory = inventory;
        this.channels = channels;
    }

    /** Looks at the product of this SKU; nothing happens where it is of none. */
    @Transactional(propagation = Propagation.MANDATORY)
    void refresh(Sku sku) {
        refresh(
                PRODUCTS.PRODUCT_ID.eq(
                        select(VARIANTS.PRODUCT_ID).from(VARIANTS).where(VARIANTS.SKU.eq(sku))));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void refreshAll() {
        refresh(noCondition());
    }

    /**
     * Locks, then looks, then writes: of two at once the second sees what was committed before the
     * first let go, so the last word is never an old one, in whatever order news arrives.
     */
    private void refresh(Condition which) {
        var locked =
                db.select(PRODUCTS.PRODUCT_ID)
                        .from(PRODUCTS)
                        .where(which)
                        .orderBy(PRODUCTS.PRODUCT_ID)
                        .forUpdate()
                        .fetch(PRODUCTS.PRODUCT_ID)
                        .toArray(ProductId[]::new);
        if (locked.length == 0) {
            return;
        }
        var products =
                db.select(VARIANTS.SKU, VARIANTS.PRODUCT_ID)
                        .from(VARIANTS)
                        .where(VARIANTS.PRODUCT_ID.eq(any(locked)))
                        .fetchMap(VARIANTS.SKU, VARIANTS.PRODUCT_ID);
        var inStock = field(PRODUCTS.PRODUCT_ID.eq(any(inStock(products))));
        db.update(PRODUCTS)
                .set(PRODUCTS.IN_STOCK, inStock)
                .where(PRODUCTS.PRODUCT_ID.eq(any(locked)))
                .and(PRODUCTS.IN_STOCK.ne(inStock))
                .execute();
    }

    private ProductId[] inStock(Map<Sku, ProductId> products) {
        var locations =
                channels.all().stream()
                        .flatMap(channel -> channel.stockLocations().stream())
                        .distinct()
                        .toList();
        return inventory.available(locations, products.keySet()).entrySet().stream()
                .filter(units -> units.getValue() > 0)
                .map(units -> products.get(units.getKey()))
                .distinct()
                .toArray(ProductId[]::new);
    }
}
