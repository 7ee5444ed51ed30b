package dev.cartwright.catalog;

import static dev.cartwright.catalog.schema.Tables.PRODUCTS;
import static dev.cartwright.catalog.schema.Tables.PRODUCT_TEXTS;
import static dev.cartwright.catalog.schema.Tables.VARIANTS;
import static java.util.stream.Collectors.toMap;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;

import dev.cartwright.kernel.Sku;
import dev.cartwright.pricing.Market;
import dev.cartwright.pricing.Prices;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;

/** What the lines of a cart cost just now; one statement. */
@Repository
class OfferQuery {

    private static final Field<String> NAME = field(name("words", "name"), String.class);
    private static final Field<Sku> SKU =
            field(name("line", "sku"), SQLDataType.VARCHAR).coerce(VARIANTS.SKU);
    private static final Field<Integer> UNITS = field(name("line", "units"), SQLDataType.INTEGER);

    private final DSLContext db;

    OfferQuery(DSLContext db) {
        this.db = db;
    }

    Map<Sku, Offer> find(Map<Sku, Integer> units, Market market) {
        return db
                .select(
                        VARIANTS.SKU,
                        VARIANTS.NAME,
                        VARIANTS.TAX_CATEGORY,
                        VARIANTS.WEIGHT_GRAMS,
                        NAME,
                        Prices.MINOR)
                .from(lines(units))
                .join(VARIANTS)
                .on(VARIANTS.SKU.eq(SKU))
                .join(PRODUCTS)
                .on(PRODUCTS.PRODUCT_ID.eq(VARIANTS.PRODUCT_ID))
                .crossJoin(words(market.channel().locale()))
                .crossJoin(Prices.of(VARIANTS.SKU, UNITS, market))
                .where(PRODUCTS.STATUS.eq(ProductStatus.ACTIVE.name()))
                .fetch()
                .stream()
                .collect(toMap(row -> row.get(VARIANTS.SKU), row -> offer(row, market)));
    }

    private static Table<?> lines(Map<Sku, Integer> units) {
        return DSL.table(
                        "unnest({0}, {1})",
                        DSL.val(units.keySet().stream().map(Sku::code).toArray(String[]::new)),
                        DSL.val(units.values().toArray(Integer[]::new)))
                .as("line", "sku", "units");
    }

    /** The row's product in the channel's language, else in a relative of it, else in any. */
    private static Table<?> words(Locale locale) {
        return lateral(
                select(PRODUCT_TEXTS.NAME)
                        .from(PRODUCT_TEXTS)
                        .where(PRODUCT_TEXTS.PRODUCT_ID.eq(PRODUCTS.PRODUCT_ID))
                        .orderBy(
                                field(PRODUCT_TEXTS.LOCALE.eq(locale.toLanguageTag())).desc(),
                                field(PRODUCT_TEXTS.LOCALE.eq(locale.getLanguage())).desc(),
                                PRODUCT_TEXTS.LOCALE)
                        .limit(1)
                        .asTable("words"));
    }

    private static Offer offer(Record row, Market market) {
        var variant = row.get(VARIANTS.NAME);
        var product = row.get(NAME);
        return new Offer(
                row.get(VARIANTS.SKU),
                variant.isEmpty() ? product : product + " - " + variant,
                market.money(row.get(Prices.MINOR)),
                row.get(VARIANTS.TAX_CATEGORY),
                Objects.requireNonNullElse(row.get(VARIANTS.WEIGHT_GRAMS), 0));
    }
}
