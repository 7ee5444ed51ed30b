package dev.cartwright.inventory;

import static java.util.stream.Collectors.toSet;

import dev.cartwright.kernel.Sku;
import java.util.Collection;
import java.util.Set;

/** What can have stock; the catalogue, which lies above, says so. */
public interface KnownSkus {

    /** Says whether there is such a variant, whatever the status of its product. */
    boolean contains(Sku sku);

    /** Returns those of them that there are. */
    default Set<Sku> known(Collection<Sku> skus) {
        return skus.stream().filter(this::contains).collect(toSet());
    }
}
