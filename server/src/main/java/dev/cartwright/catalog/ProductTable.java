package dev.cartwright.catalog;

import static dev.cartwright.catalog.schema.Tables.FORMER_SLUGS;
import static dev.cartwright.catalog.schema.Tables.PRODUCTS;
import static dev.cartwright.catalog.schema.Tables.PRODUCT_TEXTS;
import static dev.cartwright.catalog.schema.Tables.VARIANTS;
import static org.jooq.impl.DSL.all;
import static org.jooq.impl.DSL.any;

import dev.cartwright.catalog.schema.tables.records.FormerSlugsRecord;
import dev.cartwright.kernel.ProductId;
import dev.cartwright.kernel.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Writes products and their variants, a table a statement, however many products. */
@Repository
class ProductTable {

    private final DSLContext db;
    private final RelationTable relations;
    private final JsonMapper json;

    ProductTable(DSLContext db, RelationTable relations, JsonMapper json) {
        this.db = db;
        this.relations = relations;
        this.json = json;
    }

    boolean isEmpty() {
        return !db.fetchExists(PRODUCTS);
    }

    /**
     * Locks those that exist, in the order of their ids, until the transaction ends; what only
     * refers to them does not wait.
     */
    void lock(Collection<ProductId> products) {
        db.select(PRODUCTS.PRODUCT_ID)
                .from(PRODUCTS)
                .where(PRODUCTS.PRODUCT_ID.eq(any(products.toArray(ProductId[]::new))))
                .orderBy(PRODUCTS.PRODUCT_ID)
                .forNoKeyUpdate()
                .fetch();
    }

    /**
     * Waits for whoever moves categories, and makes others wait: who lists a product for the first
     * time in a branch, or in another one, and who moves the branch must see each other's work.
     */
    void holdTree() {
        db.fetch("select pg_advisory_xact_lock_shared(hashtext('catalog.categories'))");
    }

    /** Writes products as they are now: new ones, and those that were there before. */
    void save(Map<ProductId, Product> before, Map<ProductId, Product> products, Instant at) {
        var ids = products.keySet().toArray(ProductId[]::new);
        saveProducts(products, at);
        db.deleteFrom(PRODUCT_TEXTS).where(PRODUCT_TEXTS.PRODUCT_ID.eq(any(ids))).execute();
        insert("product_texts", TableRows.of(products, TableRows::texts));
        saveVariants(products, ids);
        relations.save(before, products);
    }

    private void saveProducts(Map<ProductId, Product> products, Instant at) {
        execute(
                """
                insert into catalog.products as before (product_id, slug, category, brand, status,
                    popularity, images, created_at, version, publish_at, published_at, changed_at,
                    tags, attributes)
                select product_id, slug, category, brand, status, popularity, images, changed_at, 1,
                    publish_at, case when status = 'ACTIVE' then changed_at end, changed_at, tags,
                    attributes
                from jsonb_populate_recordset(null::catalog.products, cast(? as jsonb))
                order by product_id
                on conflict (product_id) do update set
                    slug = excluded.slug, category = excluded.category, brand = excluded.brand,
                    status = excluded.status, popularity = excluded.popularity,
                    images = excluded.images, version = before.version + 1,
                    publish_at = excluded.publish_at, changed_at = excluded.changed_at,
                    published_at = coalesce(before.published_at, excluded.published_at),
                    tags = excluded.tags, attributes = excluded.attributes
                """,
                TableRows.of(
                        products, (id, product) -> Stream.of(TableRows.product(id, product, at))));
        db.deleteFrom(FORMER_SLUGS)
                .where(
                        FORMER_SLUGS.SLUG.eq(
                                any(
                                        products.values().stream()
                                                .map(it -> it.slug().value())
                                                .toArray(String[]::new))))
                .execute();
    }

    private void saveVariants(Map<ProductId, Product> products, ProductId[] ids) {
        var skus =
                products.values().stream()
                        .flatMap(product -> product.variants().stream())
                        .map(Variant::sku)
                        .toArray(Sku[]::new);
        db.deleteFrom(VARIANTS)
                .where(VARIANTS.PRODUCT_ID.eq(any(ids)))
                .and(VARIANTS.SKU.ne(all(skus)))
                .execute();
        var rows = TableRows.of(products, TableRows::variants);
        var written =
                execute(
                        """
                        insert into catalog.variants as before
                        select * from jsonb_populate_recordset(
                            null::catalog.variants, cast(? as jsonb))
                        order by sku
                        on conflict (sku) do update set
                            product_id = excluded.product_id, position = excluded.position,
                            name = excluded.name, tax_category = excluded.tax_category,
                            weight_grams = excluded.weight_grams, options = excluded.options,
                            attributes = excluded.attributes, barcode = excluded.barcode,
                            length_mm = excluded.length_mm, width_mm = excluded.width_mm,
                            height_mm = excluded.height_mm
                            where before.product_id = any(cast(? as uuid[]))
                        """,
                        rows,
                        (Object) Stream.of(ids).map(ProductId::value).toArray(UUID[]::new));
        if (written < rows.size()) {
            throw CatalogProblem.skuTaken(somebodyElses(skus, ids));
        }
    }

    /** The SKU was free when it was looked for; another product got it first. */
    private Sku somebodyElses(Sku[] skus, ProductId[] ids) {
        return db.select(VARIANTS.SKU)
                .from(VARIANTS)
                .where(VARIANTS.SKU.eq(any(skus)))
                .and(VARIANTS.PRODUCT_ID.ne(all(ids)))
                .orderBy(VARIANTS.SKU)
                .fetch(VARIANTS.SKU)
                .getFirst();
    }

    /** Keeps the words that led to products until now. */
    void remember(Map<Slug, ProductId> former, Instant until) {
        if (!former.isEmpty()) {
            var rows = new ArrayList<FormerSlugsRecord>();
            former.forEach((slug, id) -> rows.add(new FormerSlugsRecord(slug.value(), id, until)));
            db.insertInto(FORMER_SLUGS)
                    .set(rows)
                    .onConflict(FORMER_SLUGS.SLUG)
                    .doUpdate()
                    .setAllToExcluded()
                    .execute();
        }
    }

    private void insert(String table, List<?> rows) {
        execute(
                "insert into catalog.%1$s select * from jsonb_populate_recordset(null::catalog.%1$s, cast(? as jsonb))"
                        .formatted(table),
                rows);
    }

    private int execute(String sql, List<?> rows, Object... others) {
        return db.execute(
                sql,
                Stream.concat(Stream.of(json.writeValueAsString(rows)), Stream.of(others))
                        .toArray());
    }
}
