package dev.cartwright.checkout;

import dev.cartwright.carts.Cart;
import dev.cartwright.carts.CartLine;
import dev.cartwright.catalog.Catalog;
import dev.cartwright.catalog.Offer;
import dev.cartwright.checkout.CheckoutProblem.PriceChange;
import dev.cartwright.kernel.Sku;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.joda.money.Money;
import org.springframework.stereotype.Component;

/** What the goods of a cart cost at the moment they are bought. */
@Component
record CurrentOffers(Catalog catalog) {

    /** The cart's prices are no longer those of the shop: nothing was done. */
    static final class PricesChanged extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient List<PriceChange> changes;

        PricesChanged(List<PriceChange> changes) {
            super("prices changed", null, false, false);
            this.changes = changes;
        }

        List<PriceChange> changes() {
            return changes;
        }
    }

    /** Returns the cart as the shop offers its lines now, where nobody would pay another price. */
    Cart of(Cart cart) {
        var offers =
                catalog.offers(
                        cart.channel(),
                        cart.currency(),
                        Objects.requireNonNull(cart.address()).country(),
                        cart.units());
        var gone =
                cart.lines().stream()
                        .map(CartLine::sku)
                        .filter(sku -> !offers.containsKey(sku))
                        .toList();
        if (!gone.isEmpty()) {
            throw CheckoutProblem.notSold(gone);
        }
        var changes =
                cart.lines().stream()
                        .filter(line -> line.special() == null)
                        .filter(line -> !price(offers, line).equals(line.unitPrice()))
                        .map(line ->
                                new PriceChange(
                                        line.id(),
                                        line.sku(),
                                        line.unitPrice(),
                                        price(offers, line)))
                        .toList();
        if (!changes.isEmpty()) {
            throw new PricesChanged(changes);
        }
        return cart.with(cart.lines().stream().map(line -> offered(line, offers)).toList());
    }

    private static CartLine offered(CartLine line, Map<Sku, Offer> offers) {
        var offer = Objects.requireNonNull(offers.get(line.sku()));
        return new CartLine(
                line.id(),
                line.sku(),
                offer.name(),
                line.quantity(),
                offer.price(),
                offer.taxCategory(),
                offer.weightGrams(),
                line.special());
    }

    private static Money price(Map<Sku, Offer> offers, CartLine line) {
        return Objects.requireNonNull(offers.get(line.sku())).price();
    }
}
