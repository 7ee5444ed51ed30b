package dev.cartwright.checkout;

import dev.cartwright.inventory.Inventory;
import dev.cartwright.inventory.Reservation.Refused;
import dev.cartwright.inventory.Sourcing;
import dev.cartwright.orders.Order;
import dev.cartwright.platform.Channels;
import org.springframework.stereotype.Component;

/** The goods of an order that is paid: what was set aside for it is its own for good. */
@Component
record KeptGoods(Inventory inventory, Channels channels) {

    /**
     * Keeps them, also where their hold had expired and they are still there. An order of goods
     * alone of which no stock is kept has nothing set aside, and needs nothing.
     *
     * @return false where they are gone; the caller's transaction is to be rolled back then
     */
    boolean secure(Order order) {
        if (inventory.allocate(order.id())) {
            return true;
        }
        inventory.release(order.id(), "hold expired before payment");
        var from = Sourcing.of(channels.get(order.channel()), order.deliveryAddress().country());
        if (inventory.reserve(order.id(), null, order.channel(), from, order.units())
                instanceof Refused) {
            return false;
        }
        inventory.allocate(order.id());
        return true;
    }
}
