package dev.cartwright.catalog;

import dev.cartwright.kernel.ProductId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the tables keep of a product: rows by the names of their columns. */
final class TableRows {

    private TableRows() {}

    static <R> List<R> of(Map<ProductId, Product> products, Rows<R> rows) {
        return products.entrySet().stream()
                .flatMap(it -> rows.of(it.getKey(), it.getValue()))
                .toList();
    }

    /** The rows of one product in one table. */
    interface Rows<R> {
        Stream<R> of(ProductId id, Product product);
    }

    static Map<String, @Nullable Object> product(ProductId id, Product product, Instant at) {
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

    static Stream<Map<String, @Nullable Object>> texts(ProductId id, Product product) {
        return product.texts().entrySet().stream()
                .map(text ->
                        row(
                                "product_id", id.value(),
                                "locale", text.getKey().toLanguageTag(),
                                "name", text.getValue().name(),
                                "description", text.getValue().description()));
    }

    static Stream<Map<String, @Nullable Object>> relations(ProductId id, Product product) {
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

    static Stream<Map<String, @Nullable Object>> variants(ProductId id, Product product) {
        return IntStream.range(0, product.variants().size())
                .mapToObj(i -> variant(id, i, product.variants().get(i)));
    }

    private static Map<String, @Nullable Object> variant(
            ProductId id, int position, Variant variant) {
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
