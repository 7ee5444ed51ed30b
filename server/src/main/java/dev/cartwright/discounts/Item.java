package dev.cartwright.discounts;

import dev.cartwright.kernel.ProductId;
import dev.cartwright.kernel.Sku;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A line of a cart.
 *
 * @param id names the line; no two of a cart have the same, ties are settled by it
 * @param unitPriceMinor before any promotion
 * @param categories slugs of its categories and all above them
 * @param attributes values by the attribute's code
 * @param floorMinor no promotion goes below this price of a unit
 * @param costMinor of a unit, where it is known
 * @param reduced it is on sale at a reduced price already
 */
public record Item(
        String id,
        Sku sku,
        ProductId product,
        int quantity,
        long unitPriceMinor,
        Set<String> categories,
        @Nullable String brand,
        Map<String, Set<String>> attributes,
        long floorMinor,
        @Nullable Long costMinor,
        boolean reduced) {

    /** Amounts beyond would not fit into what is reckoned with. */
    static final long MOST_MINOR = 1_000_000_000_000L;

    public Item {
        categories = Set.copyOf(categories);
        attributes = Map.copyOf(attributes);
        if (quantity < 1 || unitPriceMinor < 0 || floorMinor < 0) {
            throw new IllegalArgumentException("a line has units, and no negative price: " + id);
        }
        if (unitPriceMinor > MOST_MINOR / quantity) {
            throw new IllegalArgumentException("a line that nobody can pay: " + id);
        }
    }
}
