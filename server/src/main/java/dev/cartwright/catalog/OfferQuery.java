package dev.cartwright.catalog;

import static dev.cartwright.catalog.schema.Tables.PRODUCTS;
import static dev.cartwright.catalog.schema.Tables.VARIANTS;
import static java.util.stream.Collectors.toMap;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import dev.cartwright.kernel.Sku;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.joda.money.Money;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

/** What the lines of a cart cost just now; one statement. */
@Repository
class OfferQuery {

    private static final Field<String> NAME = field(name("words", "name"), String.class);

    private final DSLContext db;

    OfferQuery(DSLContext db) {
        this.db = db;
    }

    Map<Sku, Offer> find(Collection<Sku> skus, Market market) {
        var price = market.price().as("minor");
        return db
                .select(
                        VARIANTS.SKU,
                        VARIANTS.NAME,
                        VARIANTS.TAX_CATEGORY,
                        VARIANTS.WEIGHT_GRAMS,
                        NAME,
                        price)
                .from(VARIANTS)
                .join(PRODUCTS)
                .on(PRODUCTS.PRODUCT_ID.eq(VARIANTS.PRODUCT_ID))
                .crossJoin(market.words())
                .where(VARIANTS.SKU.eq(any(skus.toArray(Sku[]::new))))
                .and(PRODUCTS.STATUS.eq("ACTIVE"))
                .fetch()
                .stream()
                .filter(row -> row.get(price) != null)
                .collect(
                        toMap(
                                row -> row.get(VARIANTS.SKU),
                                row -> offer(row, market.money(row.get(price)))));
    }

    private static Offer offer(Record row, Money price) {
        var variant = row.get(VARIANTS.NAME);
        var product = row.get(NAME);
        return new Offer(
                row.get(VARIANTS.SKU),
                variant.isEmpty() ? product : product + " - " + variant,
                price,
                row.get(VARIANTS.TAX_CATEGORY),
                Objects.requireNonNullElse(row.get(VARIANTS.WEIGHT_GRAMS), 0));
    }
}
