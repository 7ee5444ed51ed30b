package dev.cartwright.promotions;

import dev.cartwright.coupons.KnownPromotions;
import dev.cartwright.discounts.Trace;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.PromotionId;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The front door: what promotions take off a cart, and that none is given more than it may. */
@Service
public class Promotions implements KnownPromotions {

    /** Returns what is taken off now; asks the database only what a promotion in force needs. */
    public Reckoned reckon(PromotedCart cart) {
        return Reckoned.NOTHING;
    }

    /** Returns each promotion in force, applied or not, and why. */
    public Trace explain(PromotedCart cart) {
        return new Trace(Reckoned.NOTHING.discounted(), List.of());
    }

    /**
     * Counts uses, budgets and coupons of an order within its transaction, by two statements at
     * most; by none where nothing is taken off.
     *
     * @throws PromotionsChanged and keeps nothing, where a promotion is not active any more in this
     *     version, its budget or a limit does not cover it, or a coupon cannot be used
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reserve(OrderId order, ChannelId channel, CustomerId customer, Reckoned reckoned) {}

    /**
     * Gives back all that an order counts on, once, however often and by how many at once it is
     * called.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(OrderId order) {}

    @Override
    public boolean contains(PromotionId promotion) {
        return true;
    }
}
