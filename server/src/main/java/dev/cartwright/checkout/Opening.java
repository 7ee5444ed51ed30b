package dev.cartwright.checkout;

import dev.cartwright.carts.Cart;
import dev.cartwright.carts.CartLine;
import dev.cartwright.carts.Carts;
import dev.cartwright.catalog.Catalog;
import dev.cartwright.catalog.Offer;
import dev.cartwright.checkout.CheckoutProblem.PriceChange;
import dev.cartwright.customers.Customers;
import dev.cartwright.inventory.Inventory;
import dev.cartwright.inventory.Reservation.Refused;
import dev.cartwright.inventory.Sourcing;
import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.orders.Context;
import dev.cartwright.orders.Orders;
import dev.cartwright.payments.Payments;
import dev.cartwright.payments.Payments.Tender;
import dev.cartwright.platform.Channel;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.Ids;
import dev.cartwright.processors.Operation;
import dev.cartwright.rates.Rates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.joda.money.Money;
import org.springframework.stereotype.Component;

/**
 * The first transaction of a purchase: closes the cart, prices it anew, writes order and payment,
 * and sets the goods aside, last, because that lock is the most wanted one.
 */
@Component
record Opening(
        Carts carts,
        Catalog catalog,
        Channels channels,
        Rates rates,
        Customers customers,
        Orders orders,
        Payments payments,
        Inventory inventory,
        Ids ids) {

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

    /** Returns the operation that pays, not sent yet. Within the caller's transaction. */
    Operation open(CartId id, OrderId order, Purchase purchase, Context context) {
        var closed = carts.close(id, order);
        if (closed.customer() != null) {
            customers.hold(closed.customer());
        }
        requireComplete(closed);
        var channel = channels.get(closed.channel());
        var cart = asOffered(closed);
        var quote = rates.quote(channel, cart.currency(), Objects.requireNonNull(cart.address()));
        var method =
                quote.method(Objects.requireNonNull(cart.method()))
                        .orElseThrow(() -> CheckoutProblem.incomplete(List.of("method")));
        var priced = cart.price(channel, quote);
        if (!priced.totals().total().isPositive()) {
            throw CheckoutProblem.nothingToPay();
        }
        var customer =
                cart.customer() != null
                        ? cart.customer()
                        : customers.findOrMake(
                                Objects.requireNonNull(cart.email()), cart.address().name());
        var sale =
                payments.open(
                        order,
                        cart.channel(),
                        tender(purchase, cart.address().country()),
                        priced.totals().total());
        orders.open(
                OrderDraft.of(
                        order,
                        customer,
                        cart,
                        method,
                        priced,
                        sale.processor(),
                        purchase,
                        context,
                        ids::next));
        reserve(order, cart, channel);
        return sale;
    }

    /** How the shopper pays; also for another try, where the first processor was not reached. */
    static Tender tender(Purchase purchase, String country) {
        var payment = purchase.payment();
        return new Tender(payment.processor(), payment.token(), country, payment.returnUrl());
    }

    private static void requireComplete(Cart cart) {
        var missing = new ArrayList<String>();
        if (cart.lines().isEmpty()) {
            missing.add("lines");
        }
        if (cart.email() == null) {
            missing.add("email");
        }
        if (cart.address() == null) {
            missing.add("address");
        }
        if (cart.method() == null) {
            missing.add("method");
        }
        if (!missing.isEmpty()) {
            throw CheckoutProblem.incomplete(missing);
        }
    }

    /** Returns the cart as the shop offers its lines now, where nobody would pay another price. */
    private Cart asOffered(Cart cart) {
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
                offer.weightGrams());
    }

    private static Money price(Map<Sku, Offer> offers, CartLine line) {
        return Objects.requireNonNull(offers.get(line.sku())).price();
    }

    private void reserve(OrderId order, Cart cart, Channel channel) {
        var wanted = new LinkedHashMap<Sku, Integer>();
        cart.lines().forEach(line -> wanted.merge(line.sku(), line.quantity(), Integer::sum));
        var from = Sourcing.of(channel, Objects.requireNonNull(cart.address()).country());
        var reserved = inventory.reserve(order, cart.id(), cart.channel(), from, wanted);
        if (reserved instanceof Refused refused) {
            throw CheckoutProblem.outOfStock(refused.shortages());
        }
    }
}
