package dev.cartwright.discounts;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cartwright.kernel.ProductId;
import dev.cartwright.kernel.Sku;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of a cart are meant. Whatever is named must fit; of several values one is enough;
 * what is not named fits always.
 *
 * @param categories slugs; what lies below them counts, too
 * @param attributes values by the attribute's code
 * @param priceFrom of a unit as the shop shows it, inclusive
 * @param reduced true: only what is on sale at a reduced price; false: only what is not
 * @param discounted true: only what a promotion before took something off; false: only what none
 *     did
 * @param except but not these
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Selection(
        Set<Sku> skus,
        Set<ProductId> products,
        Set<String> categories,
        Set<String> brands,
        Map<String, Set<String>> attributes,
        @Nullable Sums priceFrom,
        @Nullable Sums priceTo,
        @Nullable Boolean reduced,
        @Nullable Boolean discounted,
        @Nullable Selection except) {

    public Selection {
        skus = Given.set("skus", skus);
        products = Given.set("products", products);
        categories = Given.set("categories", categories);
        brands = Given.set("brands", brands);
        attributes = Given.map("attributes", attributes);
        attributes.forEach((code, values) -> Given.set("attributes." + code, values));
    }

    public static Selection ofSkus(Set<Sku> skus) {
        return new Selection(
                skus, Set.of(), Set.of(), Set.of(), Map.of(), null, null, null, null, null);
    }

    public static Selection ofCategories(Set<String> categories) {
        return new Selection(
                Set.of(), Set.of(), categories, Set.of(), Map.of(), null, null, null, null, null);
    }
}
