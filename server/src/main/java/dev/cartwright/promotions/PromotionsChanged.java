package dev.cartwright.promotions;

import dev.cartwright.kernel.PromotionId;
import dev.cartwright.platform.Problem;
import java.util.Set;
import org.springframework.http.HttpStatus;

/** What was taken off a cart is not to be had any more; nothing of it was counted. */
public final class PromotionsChanged extends Problem {

    private final transient Set<PromotionId> promotions;
    private final transient Set<String> coupons;

    PromotionsChanged(Set<PromotionId> promotions, Set<String> coupons) {
        super(
                HttpStatus.CONFLICT,
                "promotions-changed",
                "A discount of this cart does not hold any more; it shows what it costs now.");
        this.promotions = Set.copyOf(promotions);
        this.coupons = Set.copyOf(coupons);
        fact("promotions", this.promotions);
        fact("coupons", this.coupons);
    }

    /** Returns those that are not active in this version any more, or are used up. */
    public Set<PromotionId> promotions() {
        return promotions;
    }

    /** Returns codes that cannot be used any more: they are worth nothing in a cart. */
    public Set<String> coupons() {
        return coupons;
    }
}
