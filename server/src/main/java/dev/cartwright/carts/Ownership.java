package dev.cartwright.carts;

import dev.cartwright.carts.Shopping.Quoted;
import dev.cartwright.customers.Customers;
import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.platform.Actor;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whose carts are. An access token outlives who was forgotten by minutes: nothing is written in
 * their name any more. Whoever changes a cart holds its person after the cart itself.
 */
@Service
class Ownership {

    private final Shopping shopping;
    private final CartTable carts;
    private final Customers customers;

    Ownership(Shopping shopping, CartTable carts, Customers customers) {
        this.shopping = shopping;
        this.carts = carts;
        this.customers = customers;
    }

    /**
     * Begins a cart, which is the customer's who is signed in, or a guest's. One that begins while
     * its person is being forgotten stays without an address.
     */
    Cart start(CartId id, ChannelId channel, @Nullable CurrencyUnit wanted) {
        Actor.current().customer().ifPresent(customers::hold);
        return shopping.start(id, channel, wanted);
    }

    /**
     * Makes a guest's cart the customer's, who then alone opens it; a second time changes nothing.
     */
    @Transactional
    Cart give(CartId id, @Nullable Integer version, CustomerId customer) {
        var cart = shopping.change(id, version);
        customers.hold(customer);
        carts.give(id, customer);
        return cart.of(customer);
    }

    /** As {@link Shopping#deliver}. */
    @Transactional
    Quoted deliver(CartId id, @Nullable Integer version, Function<Cart, Quoted> deliver) {
        return shopping.deliver(
                id,
                version,
                cart -> {
                    if (cart.customer() != null) {
                        customers.hold(cart.customer());
                    }
                    return deliver.apply(cart);
                });
    }
}
