package dev.cartwright.catalog;

import static dev.cartwright.catalog.schema.Tables.CATEGORIES;
import static dev.cartwright.catalog.schema.Tables.LISTED_PRODUCTS;
import static dev.cartwright.catalog.schema.Tables.PRODUCTS;
import static dev.cartwright.catalog.schema.Tables.VARIANTS;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.trueCondition;

import dev.cartwright.kernel.ProductId;
import dev.cartwright.platform.Cursor;
import java.util.List;
import java.util.UUID;
import org.joda.money.Money;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** A page of products: one range of one index, however many there are; one statement. */
@Repository
class ListingQuery {

    private static final Field<Long> PRICE = DSL.field(name("price", "minor"), Long.class);
    private static final Field<String> IMAGE =
            DSL.field("{0}[1]", SQLDataType.VARCHAR, PRODUCTS.IMAGES).as("image");

    private final DSLContext db;

    ListingQuery(DSLContext db) {
        this.db = db;
    }

    /**
     * A product as lists show it.
     *
     * @param price of its cheapest variant
     */
    record Item(
            ProductId id,
            String slug,
            String name,
            @Nullable String brand,
            String category,
            @Nullable String image,
            Money price,
            boolean inStock,
            int rank) {

        Cursor cursor() {
            return Cursor.of(rank, id);
        }
    }

    /** The last row seen. */
    record Position(int rank, ProductId id) {

        /** Reads what {@link Item#cursor} wrote. */
        static Position read(String after) {
            return Cursor.read(
                    after,
                    2,
                    keys ->
                            new Position(
                                    Integer.parseInt(keys.get(0)),
                                    new ProductId(UUID.fromString(keys.get(1)))));
        }
    }

    /** Returns up to so many products behind the position, best sellers first. */
    List<Item> all(Market market, @Nullable Position after, int limit) {
        var behind = behind(after, PRODUCTS.RANK, PRODUCTS.PRODUCT_ID);
        var page =
                select(columns(PRODUCTS.RANK))
                        .from(PRODUCTS)
                        .crossJoin(cheapest(market))
                        .crossJoin(market.words())
                        .where(PRODUCTS.STATUS.eq("ACTIVE"))
                        .and(PRICE.isNotNull())
                        .and(behind)
                        .orderBy(PRODUCTS.RANK, PRODUCTS.PRODUCT_ID)
                        .limit(limit);
        return db.fetch(page).map(row -> item(row, market));
    }

    /** As {@link #all}, of a category and all below it. */
    List<Item> under(Slug category, Market market, @Nullable Position after, int limit) {
        var behind = behind(after, LISTED_PRODUCTS.RANK, LISTED_PRODUCTS.PRODUCT_ID);
        var page =
                select(columns(LISTED_PRODUCTS.RANK))
                        .from(LISTED_PRODUCTS)
                        .join(PRODUCTS)
                        .on(PRODUCTS.PRODUCT_ID.eq(LISTED_PRODUCTS.PRODUCT_ID))
                        .crossJoin(cheapest(market))
                        .crossJoin(market.words())
                        .where(LISTED_PRODUCTS.CATEGORY.eq(CATEGORIES.SLUG))
                        .and(PRICE.isNotNull())
                        .and(behind)
                        .orderBy(LISTED_PRODUCTS.RANK, LISTED_PRODUCTS.PRODUCT_ID)
                        .limit(limit);
        return ofKnown(category, page, market);
    }

    /** The outer join tells a category without products, one empty row, from none: no row. */
    private List<Item> ofKnown(Slug category, Select<?> page, Market market) {
        var listed = page.asTable("listed");
        var rows =
                db.select(listed.fields())
                        .from(CATEGORIES)
                        .leftJoin(lateral(listed))
                        .on(trueCondition())
                        .where(CATEGORIES.SLUG.eq(category.value()))
                        .orderBy(
                                listed.field(LISTED_PRODUCTS.RANK),
                                listed.field(PRODUCTS.PRODUCT_ID))
                        .fetch();
        if (rows.isEmpty()) {
            throw CatalogProblem.unknownCategory(category);
        }
        return rows.stream()
                .filter(row -> row.get(PRODUCTS.PRODUCT_ID.getName()) != null)
                .map(row -> item(row, market))
                .toList();
    }

    private static List<Field<?>> columns(Field<Integer> rank) {
        return List.of(
                PRODUCTS.PRODUCT_ID,
                PRODUCTS.SLUG,
                DSL.field(name("words", "name"), String.class),
                PRODUCTS.BRAND,
                PRODUCTS.CATEGORY,
                IMAGE,
                PRICE,
                PRODUCTS.IN_STOCK,
                rank);
    }

    private static Table<?> cheapest(Market market) {
        return lateral(
                select(min(market.price()).as("minor"))
                        .from(VARIANTS)
                        .where(VARIANTS.PRODUCT_ID.eq(PRODUCTS.PRODUCT_ID))
                        .asTable("price"));
    }

    private static Condition behind(
            @Nullable Position after, Field<Integer> rank, Field<ProductId> id) {
        return after == null ? noCondition() : row(rank, id).gt(after.rank(), after.id());
    }

    private static Item item(Record row, Market market) {
        return new Item(
                row.get("product_id", ProductId.class),
                row.get("slug", String.class),
                row.get("name", String.class),
                row.get("brand", String.class),
                row.get("category", String.class),
                row.get("image", String.class),
                market.money(row.get("minor", Long.class)),
                row.get("in_stock", Boolean.class),
                row.get("rank", Integer.class));
    }
}
