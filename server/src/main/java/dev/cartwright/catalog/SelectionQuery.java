package dev.cartwright.catalog;

import static dev.cartwright.catalog.schema.Tables.PRODUCTS;
import static dev.cartwright.catalog.schema.Tables.PRODUCT_TEXTS;
import static dev.cartwright.catalog.schema.Tables.VARIANTS;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.table;

import java.util.List;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;

/** Which products are meant, and what they use of all that products can be described by. */
@Repository
class SelectionQuery {

    private static final Field<String> KEY =
            DSL.field(name("used", "key"), SQLDataType.VARCHAR.notNull());

    private final DSLContext db;

    SelectionQuery(DSLContext db) {
        this.db = db;
    }

    static Condition of(Selection selection) {
        var status = selection.status();
        var branch = selection.branch();
        return (status == null ? noCondition() : PRODUCTS.STATUS.eq(status.name()))
                .and(branch == null ? noCondition() : CategoryTable.productsIn(branch));
    }

    /** Four statements, each of which looks at every product meant. */
    ProductKeys keys(Selection selection) {
        var which = of(selection);
        return new ProductKeys(
                locales(which),
                ofProducts(which),
                ofVariants(VARIANTS.OPTIONS, which),
                ofVariants(VARIANTS.ATTRIBUTES, which));
    }

    private List<Locale> locales(Condition which) {
        return db
                .selectDistinct(PRODUCT_TEXTS.LOCALE)
                .from(PRODUCT_TEXTS)
                .join(PRODUCTS)
                .on(PRODUCTS.PRODUCT_ID.eq(PRODUCT_TEXTS.PRODUCT_ID))
                .where(which)
                .fetch(PRODUCT_TEXTS.LOCALE)
                .stream()
                .sorted()
                .map(Locale::forLanguageTag)
                .toList();
    }

    private List<String> ofProducts(Condition which) {
        return db
                .selectDistinct(KEY)
                .from(PRODUCTS)
                .crossJoin(keysOf(PRODUCTS.ATTRIBUTES))
                .where(which)
                .fetch(KEY)
                .stream()
                .sorted()
                .toList();
    }

    private List<String> ofVariants(Field<JSONB> values, Condition which) {
        return db
                .selectDistinct(KEY)
                .from(VARIANTS)
                .join(PRODUCTS)
                .on(PRODUCTS.PRODUCT_ID.eq(VARIANTS.PRODUCT_ID))
                .crossJoin(keysOf(values))
                .where(which)
                .fetch(KEY)
                .stream()
                .sorted()
                .toList();
    }

    private static Table<?> keysOf(Field<JSONB> values) {
        return lateral(table("jsonb_object_keys({0})", values).as("used", "key"));
    }
}
