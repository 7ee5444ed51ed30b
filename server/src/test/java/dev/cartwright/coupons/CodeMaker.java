package dev.cartwright.coupons;

import dev.cartwright.coupons.Coupon.Terms;
import dev.cartwright.kernel.PromotionId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/** Makes codes for other modules' tests. */
@TestComponent
public class CodeMaker {

    private final CouponDesk desk;

    CodeMaker(CouponDesk desk) {
        this.desk = desk;
    }

    public String single(PromotionId promotion) {
        return of(promotion, 1);
    }

    /**
     * Returns a code that nobody has used yet.
     *
     * @param maxUses null is no end
     */
    public String of(PromotionId promotion, @Nullable Integer maxUses) {
        var word = "SALE" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        var terms = new Terms(promotion, null, maxUses, null, null, null);
        return desk.make(word, terms, null).code();
    }

    public int used(String code) {
        return desk.get(code).used();
    }
}
