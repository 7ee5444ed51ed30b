package dev.cartwright.carts;

import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.OrderId;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.joda.money.Money;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The front door: what the checkout does with a cart. */
@Service
public class Carts {

    private final CartTable carts;
    private final Clock clock;

    Carts(CartTable carts, Clock clock) {
        this.carts = carts;
        this.clock = clock;
    }

    /**
     * Locks an open cart and closes it in the name of an order. The transaction's commit does not
     * wait for the disk: a later one, synchronous, makes it durable.
     *
     * @throws CartProblem where there is no such cart or it was checked out before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Cart close(CartId id, OrderId order) {
        return carts.close(id, order, clock.instant()).orElseThrow(() -> refusal(id));
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

    /** Gives the cart back to the shopper, if this order still has it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reopen(CartId id, OrderId order) {
        carts.reopen(id, order);
    }

    /**
     * Shows lines at new prices, by line id; the shopper then decides again.
     *
     * @throws CartProblem where the cart may no longer change
     */
    @Transactional
    public void reprice(CartId id, Map<UUID, Money> prices) {
        var cart = carts.touch(id, null, clock.instant()).orElseThrow(() -> refusal(id));
        carts.reprice(cart.id(), prices);
    }

    private CartProblem refusal(CartId id) {
        return carts.find(id)
                .filter(cart -> cart.status() == Cart.Status.CHECKED_OUT)
                .map(_ -> CartProblem.checkedOut())
                .orElseGet(CartProblem::unknownCart);
    }
}
