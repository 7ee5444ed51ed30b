package dev.cartwright.discounts;

import dev.cartwright.kernel.PromotionId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The promotions that have applied to a cart, and whom they go together with. */
final class Company {

    private final List<Ready> kept = new ArrayList<>();

    void add(Ready one) {
        kept.add(one);
    }

    boolean has(Ready one) {
        for (var other : kept) {
            if (other.place() == one.place()) {
                return true;
            }
        }
        return false;
    }

    /** Returns who does not go together with it; null where it may join. */
    @Nullable PromotionId against(Ready one) {
        var mine = one.promotion().stacking();
        for (var other : kept) {
            if (!mine.goesWith(other.promotion().stacking())) {
                return other.promotion().id();
            }
        }
        return null;
    }
}
