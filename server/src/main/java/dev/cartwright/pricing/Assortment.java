package dev.cartwright.pricing;

import dev.cartwright.kernel.Sku;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What prices are made for; the catalogue, which lies above, says so. */
public interface Assortment {

    /** Returns those of the SKUs that exist. */
    Set<Sku> known(Collection<Sku> skus);

    /**
     * Returns every SKU of products that are not archived, in order.
     *
     * @param category with all below it; null is any
     * @param brand null is any
     */
    List<Sku> choose(@Nullable String category, @Nullable String brand);
}
