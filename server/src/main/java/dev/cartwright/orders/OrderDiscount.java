package dev.cartwright.orders;

import dev.cartwright.kernel.PromotionId;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a promotion took off a line of an order, or off its delivery, as it was then.
 *
 * @param line of the same order; null is the delivery
 * @param version of the promotion that was in force
 * @param name as the shopper read it
 * @param code the coupon that opened the promotion; null where it needed none
 * @param amount more than nothing
 */
public record OrderDiscount(
        @Nullable UUID line,
        PromotionId promotion,
        int version,
        String name,
        @Nullable String code,
        Money amount) {}
