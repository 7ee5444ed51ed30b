package dev.cartwright.catalog;

import static dev.cartwright.catalog.schema.Tables.CATEGORIES;
import static dev.cartwright.catalog.schema.Tables.PRODUCTS;
import static dev.cartwright.catalog.schema.Tables.VARIANTS;
import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.toMap;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.val;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channels;
import dev.cartwright.pricing.Bounds;
import dev.cartwright.pricing.Market;
import dev.cartwright.pricing.Prices;
import dev.cartwright.promotions.GoodsFacts.Facts;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What promotions choose goods by, what those cost the shop and how low they may be sold; one
 * statement for all of a cart.
 */
@Repository
class GoodsQuery {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final DSLContext db;
    private final Channels channels;
    private final JsonMapper json;
    private final Clock clock;

    GoodsQuery(DSLContext db, Channels channels, JsonMapper json, Clock clock) {
        this.db = db;
        this.channels = channels;
        this.json = json;
        this.clock = clock;
    }

    List<Facts> find(ChannelId channel, CurrencyUnit currency, Collection<Sku> skus) {
        var market = Market.of(channels.get(channel), currency, clock.instant());
        return db.select(
                        VARIANTS.SKU,
                        PRODUCTS.PRODUCT_ID,
                        PRODUCTS.BRAND,
                        PRODUCTS.ATTRIBUTES,
                        VARIANTS.ATTRIBUTES,
                        CATEGORIES.PATH,
                        Prices.MINOR,
                        Prices.REGULAR_MINOR,
                        Bounds.COST_MINOR,
                        Bounds.FLOOR_MINOR)
                .from(VARIANTS)
                .join(PRODUCTS)
                .on(PRODUCTS.PRODUCT_ID.eq(VARIANTS.PRODUCT_ID))
                .join(CATEGORIES)
                .on(CATEGORIES.SLUG.eq(PRODUCTS.CATEGORY))
                .leftJoin(Prices.of(VARIANTS.SKU, val(1), market))
                .on(trueCondition())
                .leftJoin(Bounds.of(VARIANTS.SKU, currency))
                .on(trueCondition())
                .where(VARIANTS.SKU.eq(any(skus.toArray(Sku[]::new))))
                .fetch(this::facts);
    }

    private Facts facts(Record row) {
        var price = row.get(Prices.MINOR);
        var regular = row.get(Prices.REGULAR_MINOR);
        return new Facts(
                row.get(VARIANTS.SKU),
                row.get(PRODUCTS.PRODUCT_ID),
                Set.of(row.get(CATEGORIES.PATH)),
                row.get(PRODUCTS.BRAND),
                attributes(row.get(PRODUCTS.ATTRIBUTES), row.get(VARIANTS.ATTRIBUTES)),
                price != null && regular != null && price < regular,
                requireNonNullElse(row.get(Bounds.FLOOR_MINOR), 0L),
                row.get(Bounds.COST_MINOR));
    }

    /** What a variant says of itself counts rather than what its product says of all. */
    private Map<String, Set<String>> attributes(JSONB product, JSONB variant) {
        var values = new HashMap<>(json.readValue(product.data(), TEXTS));
        values.putAll(json.readValue(variant.data(), TEXTS));
        return values.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, it -> Set.of(it.getValue())));
    }
}
