package dev.cartwright.discounts;

import dev.cartwright.kernel.PromotionId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of who buys.
 *
 * @param groups and segments
 * @param ordersPlaced before this one, without those cancelled
 * @param codes that were given and are good, each with the promotion it is for
 * @param left of what is limited, by promotion; what is not named is not limited
 */
public record Shopper(
        Set<String> groups,
        int ordersPlaced,
        Map<String, PromotionId> codes,
        Map<PromotionId, Left> left) {

    public static final Shopper UNKNOWN = new Shopper(Set.of(), 0, Map.of(), Map.of());

    /**
     * What is left of a promotion, for this shopper.
     *
     * @param budgetMinor in the cart's currency; null is no limit
     * @param uses null is no limit
     */
    public record Left(@Nullable Long budgetMinor, @Nullable Long uses) {}

    public Shopper {
        groups = Set.copyOf(groups);
        codes = Map.copyOf(codes);
        left = Map.copyOf(left);
    }
}
