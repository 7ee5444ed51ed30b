package dev.cartwright.catalog;

import dev.cartwright.kernel.Sku;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a file or a feed says of one variant and of its product. What is null or not in a map is not
 * said, and stays as it is.
 *
 * @param product rows with the same one are variants of one product; null is the product that has
 *     this SKU already, else a new one, called after its name
 * @param category names from the top of the tree down; those that are missing are made
 * @param images addresses of pictures
 * @param attributes of the product, by code, each as text
 * @param names by language; {@link Locale#ROOT} is the one that the channel's shoppers read
 * @param descriptions by language, as names
 * @param variant what the variant is called beside its product, as "Black"
 * @param options what tells the variant from the others, as Colour = Black
 * @param variantAttributes of the variant, by code, each as text
 * @param prices by currency, from now on
 */
public record ProductRow(
        Sku sku,
        @Nullable Slug product,
        @Nullable ProductStatus status,
        @Nullable Instant publishAt,
        @Nullable List<String> category,
        @Nullable String brand,
        @Nullable Integer popularity,
        @Nullable List<String> tags,
        @Nullable List<String> images,
        Map<String, String> attributes,
        Map<Locale, String> names,
        Map<Locale, String> descriptions,
        @Nullable String variant,
        Map<String, String> options,
        @Nullable String taxCategory,
        @Nullable Integer weightGrams,
        @Nullable Integer lengthMm,
        @Nullable Integer widthMm,
        @Nullable Integer heightMm,
        @Nullable String barcode,
        Map<String, String> variantAttributes,
        Map<CurrencyUnit, BigDecimal> prices) {

    ProductRow with(
            Map<String, String> otherAttributes, Map<String, String> otherVariantAttributes) {
        return new ProductRow(
                sku,
                product,
                status,
                publishAt,
                category,
                brand,
                popularity,
                tags,
                images,
                otherAttributes,
                names,
                descriptions,
                variant,
                options,
                taxCategory,
                weightGrams,
                lengthMm,
                widthMm,
                heightMm,
                barcode,
                otherVariantAttributes,
                prices);
    }

    /** What became of a row. */
    public sealed interface Outcome {

        /** A variant that was not there before. */
        record Created() implements Outcome {}

        /** The variant, its product or a price of it is now another. */
        record Updated() implements Outcome {}

        /** All was as the row says. */
        record Unchanged() implements Outcome {}

        /**
         * Nothing of the row was taken.
         *
         * @param field of {@link ProductRow}, with the key where it is a map: {@code prices.USD}
         */
        record Refused(String field, String message) implements Outcome {}
    }
}
