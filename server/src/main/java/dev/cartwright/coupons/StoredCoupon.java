package dev.cartwright.coupons;

import dev.cartwright.coupons.Coupon.Terms;
import dev.cartwright.kernel.CustomerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A code as staff see it.
 *
 * @param terms the code's own, or its batch's
 * @param customer who alone may use a personal one; null where that person is forgotten
 * @param used how often it counts as used just now
 */
record StoredCoupon(
        String code,
        Terms terms,
        boolean personal,
        @Nullable CustomerId customer,
        int used,
        @Nullable Instant disabledAt,
        int version,
        Instant createdAt) {}
