package dev.cartwright.catalog;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Sku;
import dev.cartwright.kernel.Text;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What can be put into a cart.
 *
 * @param name tells it from the product's other variants, as "Black"; empty where it is alone
 * @param options the same in parts, as Colour = Black
 * @param weightGrams null where it does not matter
 * @param attributes by code, each as its type writes it
 * @param prices in the base list, one a currency, in the order of their codes; a currency that is
 *     left out has no price any more
 */
public record Variant(
        Sku sku,
        String name,
        Map<String, String> options,
        String taxCategory,
        @Nullable Integer weightGrams,
        @Nullable Dimensions dimensions,
        @Nullable String barcode,
        Map<String, String> attributes,
        List<Money> prices) {

    /** The rate most goods have. */
    public static final String STANDARD_TAX = "standard";

    public Variant {
        name = name.isBlank() ? "" : Text.required("name", name, 200);
        options.forEach((option, value) -> Text.required("options." + option, value, 200));
        options = Map.copyOf(options);
        taxCategory = Text.required("taxCategory", taxCategory, 50);
        barcode = Text.optional("barcode", barcode, 50);
        attributes = Map.copyOf(attributes);
        prices =
                prices.stream()
                        .sorted(Comparator.comparing(it -> it.getCurrencyUnit().getCode()))
                        .toList();
        if (weightGrams != null && weightGrams < 0) {
            throw new InvalidField("weightGrams", "must not be negative");
        }
        if (prices.stream().anyMatch(Money::isNegative)) {
            throw new InvalidField("prices", "must not be negative");
        }
        if (prices.stream().map(Money::getCurrencyUnit).distinct().count() < prices.size()) {
            throw new InvalidField("prices", "must be one a currency");
        }
    }

    /** With the usual tax, and nothing said that need not be. */
    public static Variant of(Sku sku, String name, Money price) {
        return new Variant(
                sku, name, Map.of(), STANDARD_TAX, null, null, null, Map.of(), List.of(price));
    }

    /** The same, taxed and weighed like this. */
    public Variant with(String otherTax, @Nullable Integer grams) {
        return new Variant(
                sku, name, options, otherTax, grams, dimensions, barcode, attributes, prices);
    }

    Variant described(Map<String, String> otherAttributes) {
        return new Variant(
                sku,
                name,
                options,
                taxCategory,
                weightGrams,
                dimensions,
                barcode,
                otherAttributes,
                prices);
    }

    public Variant priced(List<Money> others) {
        return new Variant(
                sku,
                name,
                options,
                taxCategory,
                weightGrams,
                dimensions,
                barcode,
                attributes,
                others);
    }

    /** In millimetres. */
    public record Dimensions(int lengthMm, int widthMm, int heightMm) {
        public Dimensions {
            if (lengthMm < 1 || widthMm < 1 || heightMm < 1) {
                throw new InvalidField("dimensions", "must be positive");
            }
        }
    }
}
