package dev.cartwright.catalog;

import static dev.cartwright.catalog.schema.Tables.FORMER_SLUGS;
import static dev.cartwright.catalog.schema.Tables.PRODUCTS;
import static dev.cartwright.catalog.schema.Tables.PRODUCT_RELATIONS;
import static dev.cartwright.catalog.schema.Tables.PRODUCT_TEXTS;
import static dev.cartwright.catalog.schema.Tables.VARIANTS;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import dev.cartwright.catalog.Product.Relation;
import dev.cartwright.catalog.Product.Words;
import dev.cartwright.catalog.Variant.Dimensions;
import dev.cartwright.kernel.ProductId;
import dev.cartwright.kernel.Sku;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads products whole, prices aside; one statement, however many. */
@Repository
class ProductQuery {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final DSLContext db;
    private final JsonMapper json;
    private final Field<Map<Locale, Words>> texts;
    private final Field<List<Variant>> variants;
    private final Field<Map<Relation, List<Slug>>> relations;

    ProductQuery(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
        this.texts = texts();
        this.variants = variants();
        this.relations = relations();
    }

    Map<ProductId, StoredProduct> load(Collection<ProductId> ids) {
        return load(PRODUCTS.PRODUCT_ID.eq(any(ids.toArray(ProductId[]::new)))).stream()
                .collect(toMap(StoredProduct::id, it -> it));
    }

    Optional<StoredProduct> find(Slug slug) {
        return load(PRODUCTS.SLUG.eq(slug.value())).stream().findFirst();
    }

    /** Returns those behind a product in the order of ids, which is the order of making. */
    List<StoredProduct> after(@Nullable ProductId last, Condition which, int limit) {
        return select(which.and(last == null ? DSL.noCondition() : PRODUCTS.PRODUCT_ID.gt(last)))
                .orderBy(PRODUCTS.PRODUCT_ID)
                .limit(limit)
                .fetch(this::product);
    }

    /** Returns the product of each SKU, whatever its case. */
    Map<Sku, ProductId> owners(Collection<Sku> skus) {
        var lower = skus.stream().map(it -> it.code().toLowerCase(Locale.ROOT));
        return db.select(VARIANTS.SKU, VARIANTS.PRODUCT_ID)
                .from(VARIANTS)
                .where(lower(VARIANTS.SKU.cast(String.class)).eq(any(lower.toArray(String[]::new))))
                .fetchMap(VARIANTS.SKU, VARIANTS.PRODUCT_ID);
    }

    Map<Slug, ProductId> named(Collection<Slug> slugs) {
        return db.select(PRODUCTS.SLUG, PRODUCTS.PRODUCT_ID)
                .from(PRODUCTS)
                .where(
                        PRODUCTS.SLUG.eq(
                                any(slugs.stream().map(Slug::value).toArray(String[]::new))))
                .fetchMap(row -> new Slug(row.value1()), row -> row.value2());
    }

    /** Returns the word that leads now to where this one led before. */
    Optional<Slug> movedTo(Slug former) {
        return db.select(PRODUCTS.SLUG)
                .from(FORMER_SLUGS)
                .join(PRODUCTS)
                .on(PRODUCTS.PRODUCT_ID.eq(FORMER_SLUGS.PRODUCT_ID))
                .where(FORMER_SLUGS.SLUG.eq(former.value()))
                .fetchOptional(row -> new Slug(row.value1()));
    }

    private List<StoredProduct> load(Condition which) {
        return select(which).fetch(this::product);
    }

    private SelectConditionStep<Record> select(Condition which) {
        return db.select(PRODUCTS.fields())
                .select(texts, variants, relations)
                .from(PRODUCTS)
                .where(which);
    }

    private StoredProduct product(Record row) {
        var publishAt = row.get(PRODUCTS.PUBLISH_AT);
        var product =
                new Product(
                        new Slug(row.get(PRODUCTS.SLUG)),
                        ProductStatus.valueOf(row.get(PRODUCTS.STATUS)),
                        publishAt,
                        new Slug(row.get(PRODUCTS.CATEGORY)),
                        row.get(PRODUCTS.BRAND),
                        row.get(PRODUCTS.POPULARITY),
                        List.of(row.get(PRODUCTS.TAGS)),
                        List.of(row.get(PRODUCTS.IMAGES)),
                        map(row.get(PRODUCTS.ATTRIBUTES)),
                        row.get(texts),
                        row.get(relations),
                        row.get(variants));
        return new StoredProduct(
                row.get(PRODUCTS.PRODUCT_ID),
                row.get(PRODUCTS.VERSION),
                row.get(PRODUCTS.CREATED_AT),
                row.get(PRODUCTS.CHANGED_AT),
                row.get(PRODUCTS.PUBLISHED_AT),
                product);
    }

    private static Field<Map<Locale, Words>> texts() {
        return multiset(
                        DSL.select(
                                        PRODUCT_TEXTS.LOCALE,
                                        PRODUCT_TEXTS.NAME,
                                        PRODUCT_TEXTS.DESCRIPTION)
                                .from(PRODUCT_TEXTS)
                                .where(PRODUCT_TEXTS.PRODUCT_ID.eq(PRODUCTS.PRODUCT_ID)))
                .as("texts")
                .convertFrom(rows ->
                        rows.stream()
                                .collect(
                                        toMap(
                                                it -> Locale.forLanguageTag(it.value1()),
                                                it -> new Words(it.value2(), it.value3()))));
    }

    private static Field<Map<Relation, List<Slug>>> relations() {
        var other = PRODUCTS.as("other");
        return multiset(
                        DSL.select(PRODUCT_RELATIONS.KIND, other.SLUG)
                                .from(PRODUCT_RELATIONS)
                                .join(other)
                                .on(other.PRODUCT_ID.eq(PRODUCT_RELATIONS.RELATED))
                                .where(PRODUCT_RELATIONS.PRODUCT_ID.eq(PRODUCTS.PRODUCT_ID))
                                .orderBy(PRODUCT_RELATIONS.POSITION))
                .as("relations")
                .convertFrom(rows ->
                        rows.stream()
                                .collect(
                                        groupingBy(
                                                it -> Relation.valueOf(it.value1()),
                                                mapping(it -> new Slug(it.value2()), toList()))));
    }

    private Field<List<Variant>> variants() {
        return multiset(
                        DSL.select(
                                        VARIANTS.SKU,
                                        VARIANTS.NAME,
                                        VARIANTS.OPTIONS,
                                        VARIANTS.TAX_CATEGORY,
                                        VARIANTS.WEIGHT_GRAMS,
                                        VARIANTS.LENGTH_MM,
                                        VARIANTS.WIDTH_MM,
                                        VARIANTS.HEIGHT_MM,
                                        VARIANTS.BARCODE,
                                        VARIANTS.ATTRIBUTES)
                                .from(VARIANTS)
                                .where(VARIANTS.PRODUCT_ID.eq(PRODUCTS.PRODUCT_ID))
                                .orderBy(VARIANTS.POSITION))
                .as("variants")
                .convertFrom(rows -> rows.map(this::variant));
    }

    private Variant variant(Record row) {
        var length = row.get(VARIANTS.LENGTH_MM);
        return new Variant(
                row.get(VARIANTS.SKU),
                row.get(VARIANTS.NAME),
                map(row.get(VARIANTS.OPTIONS)),
                row.get(VARIANTS.TAX_CATEGORY),
                row.get(VARIANTS.WEIGHT_GRAMS),
                length == null
                        ? null
                        : new Dimensions(
                                length, row.get(VARIANTS.WIDTH_MM), row.get(VARIANTS.HEIGHT_MM)),
                row.get(VARIANTS.BARCODE),
                map(row.get(VARIANTS.ATTRIBUTES)),
                List.of());
    }

    private Map<String, String> map(JSONB value) {
        return json.readValue(value.data(), TEXTS);
    }
}
