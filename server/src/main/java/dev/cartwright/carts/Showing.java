package dev.cartwright.carts;

import static java.util.stream.Collectors.toMap;

import dev.cartwright.carts.CartJson.Code;
import dev.cartwright.discounts.Trace;
import dev.cartwright.discounts.Trace.Outcome;
import dev.cartwright.kernel.PromotionId;
import dev.cartwright.promotions.Explained;
import dev.cartwright.promotions.Promotions;
import dev.cartwright.rates.Quote;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows carts to their shoppers, and says why a code takes nothing off. */
@Component
class Showing {

    /** Of two codes for one promotion only one is used up. */
    private static final String NOT_NEEDED = "NOT_NEEDED";

    private static final String NOT_IN_FORCE = "NOT_IN_FORCE";

    private final Bills bills;
    private final Promotions promotions;
    private final BoughtCarts bought;
    private final Clock clock;

    Showing(Bills bills, Promotions promotions, BoughtCarts bought, Clock clock) {
        this.bills = bills;
        this.promotions = promotions;
        this.bought = bought;
        this.clock = clock;
    }

    /**
     * What is bought is shown as it was bought, whatever promotions say now.
     *
     * @param language its shopper asks to read; null is the channel's
     */
    CartJson json(Cart cart, @Nullable Locale language) {
        return bought.order(cart)
                .map(order -> BoughtJson.of(cart, order))
                .orElseGet(() -> json(bills.show(cart), language));
    }

    CartJson json(Cart cart, Quote quote, @Nullable Locale language) {
        return json(bills.show(cart, quote), language);
    }

    CartJson json(Bill bill, @Nullable Locale language) {
        return CartJson.of(bill.readIn(language), codes(bill));
    }

    List<Code> codes(Bill bill) {
        var coupons = bill.cart().promotions().coupons();
        var outcomes =
                coupons.stream().allMatch(it -> isUsed(bill, it) || isRefused(it))
                        ? Map.<PromotionId, Outcome>of()
                        : outcomes(explain(bill).trace());
        return coupons.stream()
                .map(it ->
                        isUsed(bill, it)
                                ? new Code(it.code(), true, null)
                                : new Code(it.code(), false, reason(it, outcomes)))
                .toList();
    }

    Explained explain(Bill bill) {
        var priced = bill.priced();
        var delivery = priced.totals().shipping().plus(priced.shippingDiscount());
        return promotions.explain(bills.promoted(bill.cart(), delivery));
    }

    private static Map<PromotionId, Outcome> outcomes(Trace trace) {
        return trace.promotions().stream()
                .collect(toMap(Trace.Entry::promotion, Trace.Entry::outcome));
    }

    private static boolean isUsed(Bill bill, CartCoupon coupon) {
        return bill.reckoned().couponsUsed().containsKey(coupon.code());
    }

    private boolean isRefused(CartCoupon coupon) {
        return coupon.refusedAt(clock.instant()) != null;
    }

    private String reason(CartCoupon coupon, Map<PromotionId, Outcome> outcomes) {
        var refused = coupon.refusedAt(clock.instant());
        if (refused != null) {
            return refused.name();
        }
        var outcome = outcomes.get(coupon.promotion());
        if (outcome == null) {
            return NOT_IN_FORCE;
        }
        return outcome == Outcome.APPLIED ? NOT_NEEDED : outcome.name();
    }
}
