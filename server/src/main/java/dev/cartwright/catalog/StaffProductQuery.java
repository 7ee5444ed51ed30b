package dev.cartwright.catalog;

import static dev.cartwright.catalog.schema.Tables.PRODUCTS;
import static dev.cartwright.catalog.schema.Tables.PRODUCT_TEXTS;
import static dev.cartwright.catalog.schema.Tables.VARIANTS;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import dev.cartwright.catalog.StaffProductJson.StaffProductLineJson;
import dev.cartwright.kernel.ProductId;
import dev.cartwright.platform.Channels;
import java.util.List;
import java.util.Locale;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Lists products for staff, in the order in which they were made. */
@Repository
class StaffProductQuery {

    private final ProductQuery query;
    private final CategoryTable categories;
    private final Channels channels;

    StaffProductQuery(ProductQuery query, CategoryTable categories, Channels channels) {
        this.query = query;
        this.categories = categories;
        this.channels = channels;
    }

    List<StaffProductLineJson> after(
            @Nullable ProductId last,
            @Nullable ProductStatus status,
            @Nullable Slug category,
            @Nullable String q,
            int limit) {
        var which =
                (status == null ? noCondition() : PRODUCTS.STATUS.eq(status.name()))
                        .and(category == null ? noCondition() : inside(category))
                        .and(q == null || q.isBlank() ? noCondition() : called(q.strip()));
        var locale = channels.get(Channels.DEFAULT).locale();
        return query.after(last, which, limit).stream().map(it -> line(it, locale)).toList();
    }

    private Condition inside(Slug category) {
        if (categories.find(category).isEmpty()) {
            throw CatalogProblem.unknownCategory(category);
        }
        return CategoryTable.productsIn(category);
    }

    private static Condition called(String q) {
        var word = q.toLowerCase(Locale.ROOT);
        return PRODUCTS.SLUG
                .eq(word)
                .or(
                        PRODUCTS.PRODUCT_ID.in(
                                select(VARIANTS.PRODUCT_ID)
                                        .from(VARIANTS)
                                        .where(lower(VARIANTS.SKU.cast(String.class)).eq(word))))
                .or(
                        PRODUCTS.PRODUCT_ID.in(
                                select(PRODUCT_TEXTS.PRODUCT_ID)
                                        .from(PRODUCT_TEXTS)
                                        .where(PRODUCT_TEXTS.NAME.startsWithIgnoreCase(q))));
    }

    private static StaffProductLineJson line(StoredProduct stored, Locale locale) {
        var it = stored.product();
        return new StaffProductLineJson(
                stored.id(),
                it.slug(),
                it.status(),
                it.publishAt(),
                it.category(),
                it.brand(),
                it.words(locale).name(),
                it.variants().stream().map(Variant::sku).toList(),
                stored.version(),
                stored.changedAt());
    }
}
