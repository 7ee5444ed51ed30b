package dev.cartwright.pricing;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Sku;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which prices are to become which others.
 *
 * @param ownReference counts from the list's own price where it has one, else from the base list's
 * @param validFrom null is now
 */
record PricePlan(
        Market market,
        String priceList,
        Chosen chosen,
        PriceChange change,
        PriceRounding rounding,
        boolean ownReference,
        @Nullable Instant validFrom) {

    /** Which SKUs; without any, category and brand all of what is not archived. */
    record Chosen(@Nullable String category, @Nullable String brand, @Nullable List<Sku> skus) {
        Chosen {
            if (skus != null && (category != null || brand != null)) {
                throw new InvalidField("skus", "cannot be given beside category or brand");
            }
        }
    }
}
