package dev.cartwright.catalog;

import static dev.cartwright.catalog.schema.Tables.CATEGORIES;
import static dev.cartwright.catalog.schema.Tables.PRODUCTS;
import static dev.cartwright.catalog.schema.Tables.VARIANTS;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.noCondition;

import dev.cartwright.inventory.KnownSkus;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Sku;
import dev.cartwright.pricing.Assortment;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What prices are made for, and what can have stock. */
@Component
class OwnAssortment implements Assortment, KnownSkus {

    private final DSLContext db;

    OwnAssortment(DSLContext db) {
        this.db = db;
    }

    @Override
    public Set<Sku> known(Collection<Sku> skus) {
        return db.select(VARIANTS.SKU)
                .from(VARIANTS)
                .where(VARIANTS.SKU.eq(any(skus.toArray(Sku[]::new))))
                .fetchSet(VARIANTS.SKU);
    }

    @Override
    public boolean contains(Sku sku) {
        return db.fetchExists(VARIANTS, VARIANTS.SKU.eq(sku));
    }

    @Override
    public List<Sku> choose(@Nullable String category, @Nullable String brand) {
        requireCategory(category);
        return db.select(VARIANTS.SKU)
                .from(VARIANTS)
                .join(PRODUCTS)
                .on(PRODUCTS.PRODUCT_ID.eq(VARIANTS.PRODUCT_ID))
                .where(PRODUCTS.STATUS.ne(ProductStatus.ARCHIVED.name()))
                .and(
                        category == null
                                ? noCondition()
                                : CategoryTable.productsIn(new Slug(category)))
                .and(brand == null ? noCondition() : PRODUCTS.BRAND.equalIgnoreCase(brand))
                .orderBy(VARIANTS.SKU)
                .fetch(VARIANTS.SKU);
    }

    private void requireCategory(@Nullable String category) {
        if (category != null && !db.fetchExists(CATEGORIES, CATEGORIES.SLUG.eq(category))) {
            throw new InvalidField("category", "no category is called " + category);
        }
    }
}
