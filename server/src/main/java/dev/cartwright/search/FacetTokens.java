package dev.cartwright.search;

import dev.cartwright.catalog.CategoryTree.Step;
import dev.cartwright.catalog.Product;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a listing is filtered by, as words of one kind: {@code brand:leaf}, {@code sku:t-1}. */
final class FacetTokens {

    private FacetTokens() {}

    /**
     * @param path from the top category to the product's own
     */
    static List<String> of(Product product, List<Step> path) {
        var tokens = new LinkedHashSet<String>();
        path.forEach(step -> tokens.add(category(step.slug())));
        if (product.brand() != null) {
            tokens.add(brand(product.brand()));
        }
        product.tags().forEach(tag -> tokens.add(tag(tag)));
        addAll(tokens, product.attributes());
        for (var variant : product.variants()) {
            tokens.add(sku(variant.sku().code()));
            addAll(tokens, variant.attributes());
            variant.options().forEach((option, value) -> tokens.add(attribute(option, value)));
        }
        return List.copyOf(tokens);
    }

    private static void addAll(Set<String> tokens, Map<String, String> attributes) {
        attributes.forEach((code, value) -> tokens.add(attribute(code, value)));
    }

    static String category(String slug) {
        return "category:" + slug;
    }

    static String brand(String brand) {
        return "brand:" + brand.toLowerCase(Locale.ROOT);
    }

    static String tag(String tag) {
        return "tag:" + tag;
    }

    /** An option's name serves as an attribute's code, in lower case. */
    static String attribute(String code, String value) {
        return "attribute:" + code.toLowerCase(Locale.ROOT) + "=" + value;
    }

    static String sku(String sku) {
        return "sku:" + sku.toLowerCase(Locale.ROOT);
    }
}
