package dev.cartwright.checkout;

import dev.cartwright.carts.Bill;
import dev.cartwright.carts.Cart;
import dev.cartwright.carts.Carts;
import dev.cartwright.customers.Customers;
import dev.cartwright.inventory.Inventory;
import dev.cartwright.inventory.Reservation.Refused;
import dev.cartwright.inventory.Reservation.Shortage;
import dev.cartwright.inventory.Sourcing;
import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.orders.Context;
import dev.cartwright.orders.Orders;
import dev.cartwright.payments.Payments;
import dev.cartwright.payments.Payments.Tender;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.Ids;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Operation.Payer;
import dev.cartwright.promotions.Promotions;
import dev.cartwright.promotions.PromotionsChanged;
import dev.cartwright.rates.Quote;
import dev.cartwright.rates.Rates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The first transaction of a purchase: closes the cart, prices it anew, writes order and payment,
 * counts on promotions and coupons, and sets the goods aside, last, because that lock is the most
 * wanted one.
 */
@Component
record Opening(
        Carts carts,
        CurrentOffers offers,
        Channels channels,
        Rates rates,
        Customers customers,
        Orders orders,
        Payments payments,
        Promotions promotions,
        Inventory inventory,
        DraftTrail drafts,
        Ids ids) {

    /** The cart has shown other discounts than there are: nothing was done. */
    static final class DiscountsChanged extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient CustomerId buyer;

        DiscountsChanged(CustomerId buyer) {
            super("discounts changed", null, false, false);
            this.buyer = buyer;
        }

        DiscountsChanged(CustomerId buyer, PromotionsChanged cause) {
            super("discounts changed", cause, false, false);
            this.buyer = buyer;
        }

        CustomerId buyer() {
            return buyer;
        }
    }

    /** Not all is there that is bought and given: nothing was done. */
    static final class ShortWithGifts extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient CustomerId buyer;
        private final transient CartId cart;
        private final transient Sourcing from;
        private final transient Map<Sku, Integer> bought;
        private final transient List<Shortage> shortages;

        ShortWithGifts(CustomerId buyer, Cart cart, Sourcing from, List<Shortage> shortages) {
            super("short with gifts", null, false, false);
            this.buyer = buyer;
            this.cart = cart.id();
            this.from = from;
            this.bought = cart.units();
            this.shortages = shortages;
        }

        CustomerId buyer() {
            return buyer;
        }

        List<Shortage> shortages() {
            return shortages;
        }
    }

    /**
     * Says whether all that is bought is there, if nothing is given; somebody else took the gifts
     * then. To be asked once nothing is held.
     */
    boolean isThereWithoutGifts(ShortWithGifts refused) {
        return inventory.covers(refused.from, refused.cart, refused.bought);
    }

    /**
     * Returns the operation that pays, not sent yet; empty where there is nothing to pay. Within
     * the caller's transaction.
     */
    Optional<Operation> open(
            CartId id,
            OrderId order,
            Purchase purchase,
            Context context,
            @Nullable Locale language) {
        var closed = carts.close(id, order, purchase.version());
        if (closed.customer() != null) {
            customers.hold(closed.customer());
        }
        requireComplete(closed);
        var channel = channels.get(closed.channel());
        var offered = offers.of(closed);
        var address = Objects.requireNonNull(offered.address());
        var quote = rates.quote(channel, offered.currency(), address);
        var method =
                quote.method(Objects.requireNonNull(offered.method()))
                        .orElseThrow(() -> CheckoutProblem.incomplete(List.of("method")));
        var customer =
                offered.customer() != null
                        ? offered.customer()
                        : customers.findOrMake(
                                Objects.requireNonNull(offered.email()), address.name());
        var bill = bill(offered, customer, purchase, quote).readIn(language);
        var sale = pay(order, bill, purchase, address.country());
        orders.open(
                OrderDraft.of(
                        order,
                        customer,
                        bill,
                        method,
                        sale.map(Operation::processor).orElse(null),
                        purchase,
                        context,
                        ids::next));
        drafts.note(order, closed);
        reserve(order, customer, bill);
        return sale;
    }

    /** Reckons anew: nobody pays another sum than the cart has shown. */
    private Bill bill(Cart cart, CustomerId customer, Purchase purchase, Quote quote) {
        var bill = carts.bill(cart.boughtBy(customer, purchase.processor()), quote);
        if (!bill.isAsShown()) {
            throw new DiscountsChanged(customer);
        }
        return bill;
    }

    private Optional<Operation> pay(OrderId order, Bill bill, Purchase purchase, String country) {
        var total = bill.priced().totals().total();
        if (total.isZero()) {
            return Optional.empty();
        }
        var tender = tender(purchase, country);
        return Optional.of(payments.open(order, bill.cart().channel(), tender, total));
    }

    /** How the shopper pays; also for another try, where the first processor was not reached. */
    static Tender tender(Purchase purchase, String country) {
        var payment = purchase.payment();
        if (payment == null) {
            throw new InvalidField(
                    "payment", "must not be left out where there is something to pay");
        }
        return new Tender(
                payment.processor(),
                Objects.requireNonNull(payment.token()),
                country,
                payment.returnUrl(),
                payment.holder() == null ? null : new Payer(payment.holder(), payment.saves()));
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

    private void reserve(OrderId order, CustomerId customer, Bill bill) {
        var cart = bill.cart();
        if (!bill.reckoned().isNothing()) {
            try {
                promotions.reserve(order, cart.channel(), customer, bill.reckoned());
            } catch (PromotionsChanged e) {
                throw new DiscountsChanged(customer, e);
            }
        }
        var wanted = new LinkedHashMap<Sku, Integer>();
        cart.lines().forEach(line -> wanted.merge(line.sku(), line.quantity(), Integer::sum));
        bill.gifts().forEach(gift -> wanted.merge(gift.sku(), gift.quantity(), Integer::sum));
        var from = Sourcing.of(bill.channel(), Objects.requireNonNull(cart.address()).country());
        var reserved = inventory.reserve(order, cart.id(), cart.channel(), from, wanted);
        if (reserved instanceof Refused refused) {
            throw bill.gifts().isEmpty()
                    ? CheckoutProblem.outOfStock(refused.shortages())
                    : new ShortWithGifts(customer, cart, from, refused.shortages());
        }
    }
}
