package dev.cartwright.promotions;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.ProductId;
import dev.cartwright.kernel.Sku;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** What promotions choose goods by. Whoever has the goods implements it. */
public interface GoodsFacts {

    /**
     * What is known of a SKU.
     *
     * @param categories slugs of its categories and all above them
     * @param attributes values by the attribute's code
     * @param reduced it is on sale at a reduced price already
     * @param floorMinor no promotion goes below this price of a unit; 0 is no such floor
     * @param costMinor of a unit, in this currency; null where it is not known
     */
    record Facts(
            Sku sku,
            ProductId product,
            Set<String> categories,
            @Nullable String brand,
            Map<String, Set<String>> attributes,
            boolean reduced,
            long floorMinor,
            @Nullable Long costMinor) {

        public Facts {
            categories = Set.copyOf(categories);
            attributes = Map.copyOf(attributes);
        }
    }

    /**
     * Returns the facts of those SKUs that are known, in any order, by one statement or from
     * memory; asked only where a promotion in force may apply.
     */
    List<Facts> of(ChannelId channel, CurrencyUnit currency, Collection<Sku> skus);
}
