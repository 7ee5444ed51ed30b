package dev.cartwright.coupons;

import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.PromotionId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A code as staff see it.
 *
 * @param batch null: it was made alone
 * @param customer of a personal code; null where that person is forgotten
 * @param maxUses by all together; null: no end
 * @param used how often it counts as used just now
 * @param validUntil not valid any more at this instant
 */
record CouponJson(
        String code,
        PromotionId promotion,
        @Nullable UUID batch,
        boolean personal,
        @Nullable CustomerId customer,
        @Nullable Integer maxUses,
        int used,
        @Nullable Integer usesPerCustomer,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable Instant disabledAt,
        Instant createdAt,
        int version) {

    static CouponJson of(StoredCoupon it) {
        var terms = it.terms();
        return new CouponJson(
                it.code(),
                terms.promotion(),
                terms.batch(),
                it.personal(),
                it.customer(),
                terms.maxUses(),
                it.used(),
                terms.usesPerCustomer(),
                terms.validFrom(),
                terms.validUntil(),
                it.disabledAt(),
                it.createdAt(),
                it.version());
    }

    static String url(String code) {
        return "/api/admin/coupons/" + code;
    }
}
