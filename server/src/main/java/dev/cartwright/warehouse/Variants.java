package dev.cartwright.warehouse;

import dev.cartwright.inventory.InventoryProblem;
import dev.cartwright.inventory.KnownSkus;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Sku;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the shop can sell at all: a slip of the pen is no article. */
@Component
class Variants {

    private final KnownSkus known;

    Variants(KnownSkus known) {
        this.known = known;
    }

    /** Throws {@link InventoryProblem} where no product has such a variant. */
    void require(Sku sku) {
        if (!known.contains(sku)) {
            throw InventoryProblem.unknownVariant(sku);
        }
    }

    /** Throws {@link InvalidField} that names the first of a list that no product has. */
    void requireAll(String list, List<Sku> skus) {
        var real = known.known(skus);
        for (int i = 0; i < skus.size(); i++) {
            if (!real.contains(skus.get(i))) {
                throw new InvalidField(
                        "%s[%d].sku".formatted(list, i), "no product has a variant " + skus.get(i));
            }
        }
    }
}
