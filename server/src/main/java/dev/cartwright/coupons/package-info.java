/**
 * Codes that open promotions: made one by one, a million at a time or brought in a file, and how
 * often each was used.
 *
 * <p>Knows a promotion only by its id. Front door: {@link dev.cartwright.coupons.Coupons}; staff
 * come over HTTP, {@code /api/admin/coupons} and {@code /api/admin/coupon-batches}. Whoever has the
 * promotions implements {@link dev.cartwright.coupons.KnownPromotions}. Owns the {@code coupons}
 * schema. Lock order: the shapes, a batch, codes in ascending order, then a code's counts and uses.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "customers", "files"})
@NullMarked
package dev.cartwright.coupons;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
