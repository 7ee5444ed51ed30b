package dev.cartwright.carts;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cartwright.coupons.Coupon;
import dev.cartwright.kernel.PromotionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A code in a cart, as it stood when it was last looked up.
 *
 * @param code as it is written down
 * @param validUntil not any more at this instant; null is for ever
 * @param refused why it is worth nothing to this shopper; null where it is good
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CartCoupon(
        String code,
        PromotionId promotion,
        @Nullable Instant validUntil,
        Coupon.@Nullable State refused) {

    /** Of a code that there is. */
    static CartCoupon of(Coupon coupon) {
        var terms = java.util.Objects.requireNonNull(coupon.terms());
        return new CartCoupon(
                coupon.code(),
                terms.promotion(),
                terms.validUntil(),
                coupon.state() == Coupon.State.USABLE ? null : coupon.state());
    }

    /** As it was looked up again; what is not there any more keeps the promotion it opened. */
    CartCoupon asFound(Coupon found) {
        return found.terms() == null
                ? new CartCoupon(code, promotion, validUntil, found.state())
                : of(found);
    }

    /** Returns why it is worth nothing at an instant; null where it is good. */
    Coupon.@Nullable State refusedAt(Instant at) {
        return refused == null && validUntil != null && !at.isBefore(validUntil)
                ? Coupon.State.EXPIRED
                : refused;
    }
}
