package dev.cartwright.carts;

import dev.cartwright.kernel.OrderId;
import java.util.Optional;

/** What became of carts that were checked out. Whoever has the orders implements it. */
public interface OrderedCarts {

    /** Returns what an order says of its cart, by one statement; empty where there is no order. */
    Optional<OrderedCart> find(OrderId order);
}
