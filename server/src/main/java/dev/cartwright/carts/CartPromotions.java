package dev.cartwright.carts;

import dev.cartwright.kernel.CustomerId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a cart keeps for promotions.
 *
 * @param coupons in the order they were entered
 * @param shown what was last said to be taken off
 * @param buyer whom a checkout found by a guest's e-mail address, who may have bought before
 * @param paysWith what a checkout was to be paid with
 */
record CartPromotions(
        List<CartCoupon> coupons,
        Shown shown,
        @Nullable CustomerId buyer,
        @Nullable String paysWith) {

    static final CartPromotions NONE = new CartPromotions(List.of(), Shown.NOTHING, null, null);

    CartPromotions {
        coupons = List.copyOf(coupons);
    }

    boolean has(String code) {
        return coupons.stream().anyMatch(it -> it.code().equals(code));
    }

    CartPromotions with(CartCoupon coupon) {
        var more = new ArrayList<>(coupons);
        more.add(coupon);
        return with(more);
    }

    CartPromotions without(String code) {
        return with(coupons.stream().filter(it -> !it.code().equals(code)).toList());
    }

    CartPromotions with(List<CartCoupon> others) {
        return new CartPromotions(others, shown, buyer, paysWith);
    }

    CartPromotions showing(Shown now) {
        return new CartPromotions(coupons, now, buyer, paysWith);
    }

    CartPromotions of(@Nullable CustomerId whom, @Nullable String processor) {
        return new CartPromotions(coupons, shown, whom, processor);
    }
}
