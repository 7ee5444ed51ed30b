/**
 * What the merchant offers: promotions with their versions, limits and budgets, what they take off
 * carts, and what they cost.
 *
 * <p>Front door: {@link dev.cartwright.promotions.Promotions}; staff come over HTTP, {@code
 * /api/admin/promotions}. The catalogue implements {@link dev.cartwright.promotions.GoodsFacts} and
 * {@link dev.cartwright.promotions.GiftOffers}; whoever knows shoppers and their orders implements
 * {@link dev.cartwright.promotions.ShopperFacts} and {@link dev.cartwright.promotions.PastOrders}.
 * Owns the {@code promotions} schema. Lock order: a promotion; of an order its coupons, then limits
 * by promotion and what they count, then the customer's counts.
 */
@ApplicationModule(
        allowedDependencies = {"kernel", "platform", "customers", "discounts", "coupons", "rates"})
@NullMarked
package dev.cartwright.promotions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
