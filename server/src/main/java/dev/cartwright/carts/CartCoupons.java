package dev.cartwright.carts;

import dev.cartwright.coupons.Coupons;
import dev.cartwright.kernel.CartId;
import java.time.Clock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Codes that shoppers put into their carts. A code is looked up while nothing is locked; what was
 * read is written only if nobody has changed the cart meanwhile.
 */
@Service
class CartCoupons {

    /** Whoever changes a cart that often at once is no shopper. */
    private static final int TRIES = 10;

    private final Shopping shopping;
    private final Coupons coupons;
    private final Bills bills;
    private final PromotionMemo memo;
    private final CartSettings settings;
    private final Clock clock;

    CartCoupons(
            Shopping shopping,
            Coupons coupons,
            Bills bills,
            PromotionMemo memo,
            CartSettings settings,
            Clock clock) {
        this.shopping = shopping;
        this.coupons = coupons;
        this.bills = bills;
        this.memo = memo;
        this.settings = settings;
        this.clock = clock;
    }

    /** Puts a good code into a cart; one that is in it already changes nothing. */
    Bill enter(CartId id, @Nullable Integer version, String typed) {
        var code = Coupons.normalised(typed);
        var cart = shopping.open(id, version);
        if (cart.promotions().has(code)) {
            return bills.show(cart);
        }
        requireRoom(cart.promotions());
        var entered = CartCoupon.of(coupons.enter(id, cart.customer(), code));
        return change(
                cart,
                version,
                promotions -> {
                    if (promotions.has(code)) {
                        return promotions;
                    }
                    requireRoom(promotions);
                    return promotions.with(entered);
                });
    }

    /** Takes a code out of a cart. */
    Bill remove(CartId id, @Nullable Integer version, String typed) {
        var code = Coupons.normalised(typed);
        return change(
                shopping.open(id, version),
                version,
                promotions -> {
                    if (!promotions.has(code)) {
                        throw CartProblem.noSuchCoupon();
                    }
                    return promotions.without(code);
                });
    }

    private void requireRoom(CartPromotions promotions) {
        if (promotions.coupons().size() >= settings.mostCoupons()) {
            throw CartProblem.tooManyCoupons(settings.mostCoupons());
        }
    }

    private Bill change(
            Cart read, @Nullable Integer version, UnaryOperator<CartPromotions> change) {
        var cart = read;
        for (int i = 0; i < TRIES; i++) {
            var wanted = cart.with(change.apply(cart.promotions()));
            var bill = bills.of(wanted);
            var showing = wanted.with(wanted.promotions().showing(bill.shown()));
            var changed = memo.change(showing, clock.instant());
            if (changed.isPresent()) {
                return bill.of(changed.get());
            }
            cart = shopping.open(cart.id(), version);
        }
        throw CartProblem.changedMeanwhile(cart.version());
    }
}
