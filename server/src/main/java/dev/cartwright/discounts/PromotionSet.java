package dev.cartwright.discounts;

import dev.cartwright.kernel.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Promotions made ready to be asked for each cart; may be shared by threads. */
public final class PromotionSet {

    /** How promotions of a set go together. */
    public enum Mode {
        /** One after the other, as their priorities and their stacking say. */
        PRIORITY,
        /** Only the one that takes off most: one more promotion never makes a cart dearer. */
        BEST_DEAL
    }

    private PromotionSet() {}

    /** Makes a set ready; of equal priority the first in the list runs first. */
    public static PromotionSet compile(List<Promotion> promotions, Mode mode) {
        throw new UnsupportedOperationException("follows in the next commit");
    }

    /** Returns what could be given away: a cart must come with the prices of these. */
    public Set<Sku> giftSkus() {
        return Set.of();
    }

    /** Returns what is taken off; the same arguments give the same answer. */
    public Discounted apply(Basket basket, Shopper shopper, Instant at) {
        return explain(basket, shopper, at).discounted();
    }

    /** As {@link #apply}, and says of each promotion why. */
    public Trace explain(Basket basket, Shopper shopper, Instant at) {
        throw new UnsupportedOperationException("follows in the next commit");
    }
}
