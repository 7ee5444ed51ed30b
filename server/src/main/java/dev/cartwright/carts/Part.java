package dev.cartwright.carts;

import dev.cartwright.kernel.PromotionId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a promotion takes off a line, or off the delivery.
 *
 * @param name as shoppers read it
 * @param code the coupon that opens the promotion; null where it needs none
 * @param amount more than nothing
 */
public record Part(
        PromotionId promotion, int version, String name, @Nullable String code, Money amount) {}
