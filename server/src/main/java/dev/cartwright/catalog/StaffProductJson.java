package dev.cartwright.catalog;

import dev.cartwright.catalog.Product.Relation;
import dev.cartwright.kernel.ProductId;
import dev.cartwright.kernel.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A product as staff see it: all of it, prices too, whatever its status. */
record StaffProductJson(
        ProductId id,
        Slug slug,
        ProductStatus status,
        @Nullable Instant publishAt,
        Slug category,
        @Nullable String brand,
        int popularity,
        List<String> tags,
        List<String> images,
        Map<String, @Nullable String> attributes,
        Map<String, ProductJson.@Nullable TextJson> texts,
        Map<Relation, List<Slug>> relations,
        List<ProductJson.VariantJson> variants,
        int version,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant publishedAt) {

    static StaffProductJson of(StoredProduct stored) {
        var it = stored.product();
        var json = ProductJson.of(it);
        return new StaffProductJson(
                stored.id(),
                it.slug(),
                it.status(),
                it.publishAt(),
                it.category(),
                it.brand(),
                it.popularity(),
                it.tags(),
                it.images(),
                json.attributes() == null ? Map.of() : json.attributes(),
                json.texts(),
                it.relations(),
                it.variants().stream().map(ProductJson.VariantJson::of).toList(),
                stored.version(),
                stored.createdAt(),
                stored.changedAt(),
                stored.publishedAt());
    }

    /** One of a list. */
    record StaffProductLineJson(
            ProductId id,
            Slug slug,
            ProductStatus status,
            @Nullable Instant publishAt,
            Slug category,
            @Nullable String brand,
            String name,
            List<Sku> skus,
            int version,
            Instant changedAt) {}
}
