package dev.cartwright.catalog;

import static dev.cartwright.catalog.schema.Tables.CATEGORIES;
import static dev.cartwright.catalog.schema.Tables.PRODUCTS;
import static dev.cartwright.catalog.schema.Tables.VARIANTS;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.cardinality;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;

import dev.cartwright.kernel.ProductId;
import dev.cartwright.kernel.Sku;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** One product with its variants and where it stands in the tree; one statement. */
@Repository
class ProductQuery {

    private static final Field<String> NAME = field(name("words", "name"), String.class);
    private static final Field<String> DESCRIPTION =
            field(name("words", "description"), String.class);

    private final DSLContext db;

    ProductQuery(DSLContext db) {
        this.db = db;
    }

    /**
     * A product on sale.
     *
     * @param path from the top category to the product's own
     * @param variants those that have a price here; never empty
     */
    record Product(
            ProductId id,
            String slug,
            String name,
            String description,
            @Nullable String brand,
            String category,
            List<String> images,
            boolean inStock,
            List<Step> path,
            List<Variant> variants) {}

    /** A category on the way to the product. */
    record Step(String slug, String name) {}

    /** What can be put into the cart. */
    record Variant(Sku sku, String name, long priceMinor) {}

    /** Empty where there is no such product on sale in this market. */
    Optional<Product> find(Slug product, Market market) {
        return db.select(
                        PRODUCTS.PRODUCT_ID,
                        PRODUCTS.SLUG,
                        NAME,
                        DESCRIPTION,
                        PRODUCTS.BRAND,
                        PRODUCTS.CATEGORY,
                        PRODUCTS.IMAGES.convertFrom(List::of),
                        PRODUCTS.IN_STOCK,
                        path(),
                        variants(market))
                .from(PRODUCTS)
                .crossJoin(market.words())
                .where(PRODUCTS.SLUG.eq(product.value()))
                .and(PRODUCTS.STATUS.eq("ACTIVE"))
                .fetchOptional(mapping(Product::new))
                .filter(found -> !found.variants().isEmpty());
    }

    private static Field<List<Step>> path() {
        var own = CATEGORIES.as("own");
        return multiset(
                        select(CATEGORIES.SLUG, CATEGORIES.NAME)
                                .from(own)
                                .join(CATEGORIES)
                                .on(CATEGORIES.SLUG.eq(any(own.PATH)))
                                .where(own.SLUG.eq(PRODUCTS.CATEGORY))
                                .orderBy(cardinality(CATEGORIES.PATH)))
                .convertFrom(rows -> rows.map(mapping(Step::new)));
    }

    private static Field<List<Variant>> variants(Market market) {
        var price = market.price();
        return multiset(
                        select(VARIANTS.SKU, VARIANTS.NAME, price)
                                .from(VARIANTS)
                                .where(VARIANTS.PRODUCT_ID.eq(PRODUCTS.PRODUCT_ID))
                                .and(price.isNotNull())
                                .orderBy(VARIANTS.POSITION))
                .convertFrom(rows -> rows.map(mapping(Variant::new)));
    }
}
