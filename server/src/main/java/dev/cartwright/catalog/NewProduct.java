package dev.cartwright.catalog;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Sku;
import dev.cartwright.kernel.Text;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A product to be added and sold at once.
 *
 * @param texts by language; at least one
 * @param popularity what sells best is shown first; not negative
 * @param images addresses of pictures, the first of them for lists
 * @param variants in the order they are shown; at least one
 */
public record NewProduct(
        Slug slug,
        Slug category,
        @Nullable String brand,
        int popularity,
        List<String> images,
        Map<Locale, Words> texts,
        List<Variant> variants) {

    static final String STANDARD_TAX = "standard";

    public NewProduct {
        brand = Text.optional("brand", brand, 200);
        images = List.copyOf(images);
        texts = Map.copyOf(texts);
        variants = List.copyOf(variants);
        if (popularity < 0) {
            throw new InvalidField("popularity", "must not be negative");
        }
        if (texts.isEmpty()) {
            throw new InvalidField("texts", "must not be empty");
        }
        if (variants.isEmpty()) {
            throw new InvalidField("variants", "must not be empty");
        }
    }

    /** What a product is called, and what is said of it, in one language. */
    public record Words(String name, String description) {
        public Words {
            name = Text.required("name", name, 300);
            if (description.length() > 20_000 || description.indexOf(0) >= 0) {
                throw new InvalidField("description", "must have at most 20000 characters");
            }
        }
    }

    /**
     * What can be put into a cart.
     *
     * @param name tells it from the product's other variants, as "Black"; empty where it is alone
     * @param taxCategory null is {@code standard}
     * @param weightGrams null where it does not matter
     * @param price from now on, in the channel the product is added to
     */
    public record Variant(
            Sku sku,
            String name,
            @Nullable String taxCategory,
            @Nullable Integer weightGrams,
            Money price) {

        public Variant {
            name = name.isBlank() ? "" : Text.required("name", name, 200);
            taxCategory = Text.optional("taxCategory", taxCategory, 50);
            if (weightGrams != null && weightGrams < 0) {
                throw new InvalidField("weightGrams", "must not be negative");
            }
            if (price.isNegative()) {
                throw new InvalidField("price", "must not be negative");
            }
        }
    }
}
