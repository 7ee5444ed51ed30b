package dev.cartwright.catalog;

import static dev.cartwright.catalog.schema.Tables.FORMER_SLUGS;
import static dev.cartwright.catalog.schema.Tables.PRODUCTS;
import static dev.cartwright.catalog.schema.Tables.PRODUCT_RELATIONS;
import static dev.cartwright.catalog.schema.Tables.PRODUCT_TEXTS;
import static dev.cartwright.catalog.schema.Tables.VARIANTS;
import static org.jooq.impl.DSL.all;
import static org.jooq.impl.DSL.any;

import dev.cartwright.kernel.ProductId;
import dev.cartwright.kernel.Sku;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Writes products and their variants, a table a statement, however many products. */
@Repository
class ProductTable {

    private final DSLContext db;
    private final JsonMapper json;

    ProductTable(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    boolean isEmpty() {
        return !db.fetchExists(PRODUCTS);
    }

    /** Locks those that exist, in the order of their ids, until the transaction ends. */
    void lock(Collection<ProductId> products) {
        db.select(PRODUCTS.PRODUCT_ID)
                .from(PRODUCTS)
                .where(PRODUCTS.PRODUCT_ID.eq(any(products.toArray(ProductId[]::new))))
                .orderBy(PRODUCTS.PRODUCT_ID)
                .forUpdate()
                .fetch();
    }

    /** Writes products as they are now: new ones, and those that were there before. */
    void save(Map<ProductId, Product> products, Instant at) {
        var ids = products.keySet().toArray(ProductId[]::new);
        saveProducts(products, at);
        db.deleteFrom(PRODUCT_TEXTS).where(PRODUCT_TEXTS.PRODUCT_ID.eq(any(ids))).execute();
        insert("product_texts", rows(products, ProductTable::texts));
        saveVariants(products, ids);
        db.deleteFrom(PRODUCT_RELATIONS).where(PRODUCT_RELATIONS.PRODUCT_ID.eq(any(ids))).execute();
        saveRelations(products);
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
                rows(products, (id, product) -> Stream.of(product(id, product, at))));
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
                        .map(Product.Variant::sku)
                        .toArray(Sku[]::new);
        db.deleteFrom(VARIANTS)
                .where(VARIANTS.PRODUCT_ID.eq(any(ids)))
                .and(VARIANTS.SKU.ne(all(skus)))
                .execute();
        execute(
                """
                insert into catalog.variants as before
                select * from jsonb_populate_recordset(null::catalog.variants, cast(? as jsonb))
                order by sku
                on conflict (sku) do update set
                    product_id = excluded.product_id, position = excluded.position,
                    name = excluded.name, tax_category = excluded.tax_category,
                    weight_grams = excluded.weight_grams, options = excluded.options,
                    attributes = excluded.attributes, barcode = excluded.barcode,
                    length_mm = excluded.length_mm, width_mm = excluded.width_mm,
                    height_mm = excluded.height_mm
                """,
                rows(products, ProductTable::variants));
    }

    private void saveRelations(Map<ProductId, Product> products) {
        var rows = rows(products, ProductTable::relations);
        if (!rows.isEmpty()) {
            execute(
                    """
                    insert into catalog.product_relations (product_id, kind, position, related)
                    select relation.product_id, relation.kind, relation.position, other.product_id
                    from jsonb_to_recordset(cast(? as jsonb))
                            as relation (product_id uuid, kind text, position int, slug text)
                        join catalog.products other using (slug)
                    """,
                    rows);
        }
    }

    /** Keeps the words that led to products until now. */
    void remember(Map<Slug, ProductId> former, Instant until) {
        former.forEach((slug, id) ->
                db.insertInto(FORMER_SLUGS)
                        .set(FORMER_SLUGS.SLUG, slug.value())
                        .set(FORMER_SLUGS.PRODUCT_ID, id)
                        .set(FORMER_SLUGS.UNTIL, until)
                        .onConflict(FORMER_SLUGS.SLUG)
                        .doUpdate()
                        .setAllToExcluded()
                        .execute());
    }

    private void insert(String table, List<?> rows) {
        execute(
                "insert into catalog.%1$s select * from jsonb_populate_recordset(null::catalog.%1$s, cast(? as jsonb))"
                        .formatted(table),
                rows);
    }

    private void execute(String sql, List<?> rows) {
        db.execute(sql, json.writeValueAsString(rows));
    }

    private static <R> List<R> rows(Map<ProductId, Product> products, Rows<R> rows) {
        return products.entrySet().stream()
                .flatMap(it -> rows.of(it.getKey(), it.getValue()))
                .toList();
    }

    private interface Rows<R> {
        Stream<R> of(ProductId id, Product product);
    }

    private static Map<String, @Nullable Object> product(
            ProductId id, Product product, Instant at) {
        return row(
                "product_id", id.value(),
                "slug", product.slug().value(),
                "category", product.category().value(),
                "brand", product.brand(),
                "status", product.status().name(),
                "popularity", product.popularity(),
                "images", product.images(),
                "publish_at", product.publishAt(),
                "changed_at", at,
                "tags", product.tags(),
                "attributes", product.attributes());
    }

    private static Stream<Map<String, @Nullable Object>> texts(ProductId id, Product product) {
        return product.texts().entrySet().stream()
                .map(text ->
                        row(
                                "product_id", id.value(),
                                "locale", text.getKey().toLanguageTag(),
                                "name", text.getValue().name(),
                                "description", text.getValue().description()));
    }

    private static Stream<Map<String, @Nullable Object>> relations(ProductId id, Product product) {
        return product.relations().entrySet().stream()
                .flatMap(kind ->
                        IntStream.range(0, kind.getValue().size())
                                .mapToObj(i ->
                                        row(
                                                "product_id", id.value(),
                                                "kind", kind.getKey().name(),
                                                "position", i,
                                                "slug", kind.getValue().get(i).value())));
    }

    private static Stream<Map<String, @Nullable Object>> variants(ProductId id, Product product) {
        return IntStream.range(0, product.variants().size())
                .mapToObj(i -> variant(id, i, product.variants().get(i)));
    }

    private static Map<String, @Nullable Object> variant(
            ProductId id, int position, Product.Variant variant) {
        var size = variant.dimensions();
        return row(
                "sku", variant.sku().code(),
                "product_id", id.value(),
                "position", position,
                "name", variant.name(),
                "tax_category", variant.taxCategory(),
                "weight_grams", variant.weightGrams(),
                "options", variant.options(),
                "attributes", variant.attributes(),
                "barcode", variant.barcode(),
                "length_mm", size == null ? null : size.lengthMm(),
                "width_mm", size == null ? null : size.widthMm(),
                "height_mm", size == null ? null : size.heightMm());
    }

    private static Map<String, @Nullable Object> row(@Nullable Object... pairs) {
        var row = new HashMap<String, @Nullable Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            row.put((String) Objects.requireNonNull(pairs[i]), pairs[i + 1]);
        }
        return row;
    }
}
