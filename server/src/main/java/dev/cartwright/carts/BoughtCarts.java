package dev.cartwright.carts;

import static dev.cartwright.carts.schema.Tables.CARTS;

import dev.cartwright.kernel.OrderId;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Repository;

/** Finds what became of carts that were checked out. */
@Repository
class BoughtCarts {

    private final DSLContext db;
    private final ObjectProvider<OrderedCarts> orders;

    BoughtCarts(DSLContext db, ObjectProvider<OrderedCarts> orders) {
        this.db = db;
        this.orders = orders;
    }

    /** Returns what its order says; empty, and nothing is asked, as long as the cart is open. */
    Optional<OrderedCart> order(Cart cart) {
        var known = orders.getIfAvailable();
        return known == null || cart.status() == Cart.Status.OPEN
                ? Optional.empty()
                : id(cart).flatMap(known::find);
    }

    private Optional<OrderId> id(Cart cart) {
        return db.select(CARTS.ORDER_ID)
                .from(CARTS)
                .where(CARTS.CART_ID.eq(cart.id()))
                .and(CARTS.ORDER_ID.isNotNull())
                .fetchOptional(CARTS.ORDER_ID);
    }
}
