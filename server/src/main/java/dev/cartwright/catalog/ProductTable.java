package dev.cartwright.catalog;

import static dev.cartwright.catalog.schema.Tables.CATEGORIES;
import static dev.cartwright.catalog.schema.Tables.LISTED_PRODUCTS;
import static dev.cartwright.catalog.schema.Tables.PRODUCTS;
import static dev.cartwright.catalog.schema.Tables.PRODUCT_TEXTS;
import static dev.cartwright.catalog.schema.Tables.VARIANTS;
import static java.util.Objects.requireNonNullElse;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.unnest;

import dev.cartwright.kernel.ProductId;
import dev.cartwright.kernel.Sku;
import java.time.Instant;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Products and their variants. */
@Repository
class ProductTable {

    private final DSLContext db;

    ProductTable(DSLContext db) {
        this.db = db;
    }

    boolean isEmpty() {
        return !db.fetchExists(PRODUCTS);
    }

    boolean hasVariant(Sku sku) {
        return db.fetchExists(VARIANTS, VARIANTS.SKU.eq(sku));
    }

    /** Four statements, one per table, however many products. */
    void add(Map<ProductId, NewProduct> products, Instant at) {
        insertProducts(products, at);
        insertTexts(products);
        insertVariants(products);
        list(products.keySet().toArray(ProductId[]::new));
    }

    private void insertProducts(Map<ProductId, NewProduct> products, Instant at) {
        var insert =
                db.insertInto(
                        PRODUCTS,
                        PRODUCTS.PRODUCT_ID,
                        PRODUCTS.SLUG,
                        PRODUCTS.CATEGORY,
                        PRODUCTS.BRAND,
                        PRODUCTS.STATUS,
                        PRODUCTS.POPULARITY,
                        PRODUCTS.IMAGES,
                        PRODUCTS.CREATED_AT);
        for (var entry : products.entrySet()) {
            var product = entry.getValue();
            insert =
                    insert.values(
                            entry.getKey(),
                            product.slug().value(),
                            product.category().value(),
                            product.brand(),
                            "ACTIVE",
                            product.popularity(),
                            product.images().toArray(String[]::new),
                            at);
        }
        insert.execute();
    }

    private void insertTexts(Map<ProductId, NewProduct> products) {
        var insert =
                db.insertInto(
                        PRODUCT_TEXTS,
                        PRODUCT_TEXTS.PRODUCT_ID,
                        PRODUCT_TEXTS.LOCALE,
                        PRODUCT_TEXTS.NAME,
                        PRODUCT_TEXTS.DESCRIPTION);
        for (var product : products.entrySet()) {
            for (var text : product.getValue().texts().entrySet()) {
                var words = text.getValue();
                var locale = text.getKey().toLanguageTag();
                insert = insert.values(product.getKey(), locale, words.name(), words.description());
            }
        }
        insert.execute();
    }

    private void insertVariants(Map<ProductId, NewProduct> products) {
        var insert =
                db.insertInto(
                        VARIANTS,
                        VARIANTS.SKU,
                        VARIANTS.PRODUCT_ID,
                        VARIANTS.POSITION,
                        VARIANTS.NAME,
                        VARIANTS.TAX_CATEGORY,
                        VARIANTS.WEIGHT_GRAMS);
        for (var product : products.entrySet()) {
            var position = 0;
            for (var variant : product.getValue().variants()) {
                insert =
                        insert.values(
                                variant.sku(),
                                product.getKey(),
                                position++,
                                variant.name(),
                                requireNonNullElse(variant.taxCategory(), NewProduct.STANDARD_TAX),
                                variant.weightGrams());
            }
        }
        insert.execute();
    }

    private void list(ProductId[] products) {
        var above = unnest(CATEGORIES.PATH).as("above", "slug");
        db.insertInto(
                        LISTED_PRODUCTS,
                        LISTED_PRODUCTS.CATEGORY,
                        LISTED_PRODUCTS.RANK,
                        LISTED_PRODUCTS.PRODUCT_ID)
                .select(
                        select(
                                        DSL.field(DSL.name("above", "slug"), String.class),
                                        PRODUCTS.RANK,
                                        PRODUCTS.PRODUCT_ID)
                                .from(PRODUCTS)
                                .join(CATEGORIES)
                                .on(CATEGORIES.SLUG.eq(PRODUCTS.CATEGORY))
                                .crossJoin(above)
                                .where(PRODUCTS.PRODUCT_ID.eq(any(products))))
                .execute();
    }

    /** Two statements, for a category's list is a table of its own. False: no such product. */
    boolean archive(Slug product) {
        db.deleteFrom(LISTED_PRODUCTS)
                .where(
                        LISTED_PRODUCTS.PRODUCT_ID.eq(
                                select(PRODUCTS.PRODUCT_ID)
                                        .from(PRODUCTS)
                                        .where(PRODUCTS.SLUG.eq(product.value()))))
                .execute();
        return db.update(PRODUCTS)
                        .set(PRODUCTS.STATUS, "ARCHIVED")
                        .where(PRODUCTS.SLUG.eq(product.value()))
                        .execute()
                == 1;
    }
}
