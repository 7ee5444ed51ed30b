package dev.cartwright.coupons;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.PromotionId;
import org.springframework.beans.factory.ObjectProvider;

/** The promotions that a code may open. Whoever has them implements it. */
public interface KnownPromotions {

    boolean contains(PromotionId promotion);

    /** Throws {@link InvalidField}; while nobody has promotions any will do. */
    static void require(ObjectProvider<KnownPromotions> promotions, PromotionId promotion) {
        var known = promotions.getIfAvailable();
        if (known != null && !known.contains(promotion)) {
            throw new InvalidField("promotion", "there is no promotion " + promotion);
        }
    }
}
