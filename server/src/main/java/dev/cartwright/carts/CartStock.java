package dev.cartwright.carts;

import dev.cartwright.inventory.Inventory;
import dev.cartwright.inventory.Reservation.Refused;
import dev.cartwright.inventory.Reservation.Shortage;
import dev.cartwright.inventory.Sourcing;
import dev.cartwright.platform.Channels;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Nobody puts into a cart what is not there; where the channel says so it is set aside at once. */
@Component
class CartStock {

    private final Inventory inventory;
    private final Channels channels;

    CartStock(Inventory inventory, Channels channels) {
        this.inventory = inventory;
        this.channels = channels;
    }

    /** Throws {@link CartProblem} where a cart wants more than there is, of the line it changed. */
    void require(Cart cart, CartLine changed) {
        if (holds(cart)) {
            hold(cart);
            return;
        }
        var sku = changed.sku();
        var available = inventory.available(from(cart), Set.of(sku)).getOrDefault(sku, 0);
        if (changed.quantity() > available) {
            throw CartProblem.outOfStock(List.of(new Shortage(sku, changed.quantity(), available)));
        }
    }

    /** Gives back what a cart does not want any more. */
    void giveBack(Cart cart) {
        if (holds(cart)) {
            hold(cart);
        }
    }

    private boolean holds(Cart cart) {
        return inventory.holdsCartsFor(cart.channel()).isPresent();
    }

    private void hold(Cart cart) {
        var held = inventory.hold(cart.id(), cart.channel(), from(cart), cart.units());
        if (held instanceof Refused refused) {
            throw CartProblem.outOfStock(refused.shortages());
        }
    }

    private Sourcing from(Cart cart) {
        return Sourcing.of(channels.get(cart.channel()), CartOffers.country(cart).orElse(null));
    }
}
