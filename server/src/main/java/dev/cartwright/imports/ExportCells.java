package dev.cartwright.imports;

import dev.cartwright.catalog.CategoryTree;
import dev.cartwright.catalog.CategoryTree.Step;
import dev.cartwright.catalog.Product;
import dev.cartwright.catalog.Product.Words;
import dev.cartwright.catalog.Variant;
import dev.cartwright.catalog.Variant.Dimensions;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/**
 * What products and their variants say in each column; null is nothing. A text that is empty is
 * more than nothing: reading would make something of a blank.
 */
record ExportCells(CategoryTree categories) {

    @Nullable JsonNode of(Product product, Column column) {
        return switch (column.field()) {
            case PRODUCT -> text(product.slug().value());
            case STATUS -> text(product.status().name().toLowerCase(Locale.ROOT));
            case PUBLISH_AT -> text(product.publishAt());
            case CATEGORY ->
                    list(categories.path(product.category()).stream().map(Step::name).toList());
            case BRAND -> text(product.brand());
            case POPULARITY -> IntNode.valueOf(product.popularity());
            case TAGS -> list(product.tags());
            case IMAGES -> list(product.images());
            case NAME -> said(product, column, Words::name);
            case DESCRIPTION -> said(product, column, Words::description);
            case ATTRIBUTE -> text(product.attributes().get(column.key()));
            default -> null;
        };
    }

    @Nullable JsonNode of(Variant variant, Column column) {
        return switch (column.field()) {
            case SKU -> text(variant.sku().code());
            case VARIANT ->
                    variant.options().isEmpty() ? some(variant.name()) : text(variant.name());
            case OPTION -> text(variant.options().get(column.key()));
            case TAX_CATEGORY -> text(variant.taxCategory());
            case WEIGHT_GRAMS -> number(variant.weightGrams());
            case LENGTH_MM -> size(variant, Dimensions::lengthMm);
            case WIDTH_MM -> size(variant, Dimensions::widthMm);
            case HEIGHT_MM -> size(variant, Dimensions::heightMm);
            case BARCODE -> text(variant.barcode());
            case VARIANT_ATTRIBUTE -> text(variant.attributes().get(column.key()));
            case PRICE -> price(variant, CurrencyUnit.of(column.key()));
            default -> null;
        };
    }

    private static @Nullable JsonNode said(
            Product product, Column column, Function<Words, String> part) {
        var words = product.texts().get(Locale.forLanguageTag(column.key()));
        return words == null ? null : some(part.apply(words));
    }

    private static @Nullable JsonNode size(Variant variant, Function<Dimensions, Integer> side) {
        var size = variant.dimensions();
        return size == null ? null : number(side.apply(size));
    }

    private static @Nullable JsonNode price(Variant variant, CurrencyUnit currency) {
        return variant.prices().stream()
                .filter(it -> it.getCurrencyUnit().equals(currency))
                .map(it -> DecimalNode.valueOf(it.getAmount()))
                .findAny()
                .orElse(null);
    }

    private static @Nullable JsonNode some(String text) {
        return text.isEmpty() ? null : text(text);
    }

    private static @Nullable JsonNode text(@Nullable Object value) {
        return value == null ? null : StringNode.valueOf(value.toString());
    }

    private static @Nullable JsonNode number(@Nullable Integer value) {
        return value == null ? null : IntNode.valueOf(value);
    }

    private static @Nullable JsonNode list(List<String> parts) {
        var list = JsonNodeFactory.instance.arrayNode();
        parts.forEach(list::add);
        return list.isEmpty() ? null : list;
    }
}
