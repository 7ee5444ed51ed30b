package dev.cartwright.carts;

import dev.cartwright.catalog.Catalog;
import dev.cartwright.catalog.Offer;
import dev.cartwright.kernel.Address;
import dev.cartwright.kernel.Sku;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;
import org.springframework.stereotype.Component;

/** What a cart's lines cost: by how many there are, and by where they go. */
@Component
class CartOffers {

    private final Catalog catalog;

    CartOffers(Catalog catalog) {
        this.catalog = catalog;
    }

    static Optional<String> country(Cart cart) {
        return Optional.ofNullable(cart.address()).map(Address::country);
    }

    /** Returns a line of so many units; throws {@link CartProblem} where the SKU is not sold. */
    CartLine line(Cart cart, UUID id, Sku sku, int units) {
        var offer = offers(cart, Map.of(sku, units)).get(sku);
        if (offer == null) {
            throw CartProblem.unknownSku(sku);
        }
        return new CartLine(
                id,
                offer.sku(),
                offer.name(),
                units,
                offer.price(),
                offer.taxCategory(),
                offer.weightGrams(),
                null);
    }

    /** Returns the lines' prices that changed; what is not sold any more is said at checkout. */
    Map<UUID, Money> changed(Cart cart) {
        var offers = offers(cart, cart.units());
        var changed = new HashMap<UUID, Money>();
        for (var line : cart.lines()) {
            var offer = offers.get(line.sku());
            if (offer != null && !offer.price().equals(line.unitPrice())) {
                changed.put(line.id(), offer.price());
            }
        }
        return changed;
    }

    private Map<Sku, Offer> offers(Cart cart, Map<Sku, Integer> units) {
        return catalog.offers(cart.channel(), cart.currency(), country(cart).orElse(null), units);
    }
}
