package dev.cartwright.carts;

import dev.cartwright.coupons.Coupons;
import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Totals;
import dev.cartwright.rates.Quote;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The front door: what the checkout does with a cart. */
@Service
public class Carts {

    private final CartTable carts;
    private final Bills bills;
    private final PromotionMemo memo;
    private final Coupons coupons;
    private final Clock clock;

    Carts(CartTable carts, Bills bills, PromotionMemo memo, Coupons coupons, Clock clock) {
        this.carts = carts;
        this.bills = bills;
        this.memo = memo;
        this.coupons = coupons;
        this.clock = clock;
    }

    /** What a cart has shown, and what it shows from now on. */
    public record Reshown(Totals before, Totals now) {}

    /**
     * Locks an open cart and closes it in the name of an order. The transaction's commit does not
     * wait for the disk: a later one, synchronous, makes it durable.
     *
     * @param version the cart's, where the caller wants no other; null is any
     * @throws CartProblem where there is no such cart or it was checked out before, or changed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Cart close(CartId id, OrderId order, @Nullable Integer version) {
        return carts.close(id, order, version, clock.instant())
                .orElseThrow(() -> refusal(id, version));
    }

    /** Throws {@link CartProblem} where the caller may not open the cart, or there is none. */
    public void requireOwn(CartId id) {
        if (carts.find(id).isEmpty()) {
            throw CartProblem.unknownCart();
        }
    }

    /** Locks a cart, so that what follows keeps the order of locks. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(CartId id) {
        carts.lock(id);
    }

    /**
     * Has the caller's transaction wait for the disk after all, where no later one of the purchase
     * will.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void commitAndWait() {
        carts.commitAndWait();
    }

    /** Gives the cart back to the shopper, if this order still has it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reopen(CartId id, OrderId order) {
        carts.reopen(id, order, clock.instant());
    }

    /** Reckons what a cart comes to just now, by what is in force at its address. */
    public Bill bill(Cart cart, Quote quote) {
        return bills.of(cart, quote);
    }

    /**
     * Shows a cart anew to a shopper whom a checkout could not give what was shown: its codes are
     * looked up again. The shopper then decides again.
     *
     * @param buyer whom the checkout found by a guest's e-mail address
     * @param paysWith the processor that was named
     * @throws CartProblem where the cart may no longer change
     */
    @Transactional
    public Reshown reshow(CartId id, CustomerId buyer, @Nullable String paysWith) {
        var cart = carts.touch(id, null, clock.instant()).orElseThrow(() -> refusal(id, null));
        var bill = bills.of(lookedUp(cart.boughtBy(buyer, paysWith), buyer));
        var before = bill.totalsShown();
        memo.keep(bill.cart().with(bill.cart().promotions().showing(bill.shown())));
        return new Reshown(before, bill.priced().totals());
    }

    private Cart lookedUp(Cart cart, CustomerId buyer) {
        var known = cart.promotions().coupons();
        if (known.isEmpty()) {
            return cart;
        }
        var found = coupons.find(buyer, known.stream().map(CartCoupon::code).toList());
        var again = new ArrayList<CartCoupon>();
        for (var coupon : known) {
            again.add(coupon.asFound(found.get(again.size())));
        }
        return cart.with(cart.promotions().with(again));
    }

    /**
     * Shows lines at new prices, by line id; the shopper then decides again.
     *
     * @throws CartProblem where the cart may no longer change
     */
    @Transactional
    public void reprice(CartId id, Map<UUID, Money> prices) {
        var cart = carts.touch(id, null, clock.instant()).orElseThrow(() -> refusal(id, null));
        carts.reprice(cart.id(), prices);
        bills.show(cart.priced(prices));
    }

    private CartProblem refusal(CartId id, @Nullable Integer version) {
        var cart = carts.find(id).orElse(null);
        if (cart == null) {
            return CartProblem.unknownCart();
        }
        if (cart.status() == Cart.Status.CHECKED_OUT) {
            return CartProblem.checkedOut();
        }
        return version == null || version == cart.version()
                ? CartProblem.unknownCart()
                : CartProblem.changedMeanwhile(cart.version());
    }
}
