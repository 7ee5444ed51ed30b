package dev.cartwright.checkout;

import static java.util.stream.Collectors.toMap;

import dev.cartwright.carts.Carts;
import dev.cartwright.checkout.CheckoutProblem.PriceChange;
import dev.cartwright.checkout.CurrentOffers.PricesChanged;
import dev.cartwright.checkout.Opening.DiscountsChanged;
import dev.cartwright.checkout.Opening.ShortWithGifts;
import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.orders.Context;
import dev.cartwright.orders.Orders;
import dev.cartwright.payments.Exchanges;
import dev.cartwright.payments.PaymentProblem;
import dev.cartwright.payments.Payments;
import dev.cartwright.platform.Idempotency;
import dev.cartwright.platform.Idempotency.Claim;
import dev.cartwright.platform.IdempotencyKey;
import dev.cartwright.platform.IdempotencyProblem;
import dev.cartwright.platform.Ids;
import dev.cartwright.processors.Exchange;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Outcome.NotSent;
import dev.cartwright.processors.Outcome.Unknown;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Leads a purchase through its two transactions, with the processor between them. */
@Service
record Checkout(
        Gate gate,
        Remembered remembered,
        Opening opening,
        FreePurchase free,
        Settlement settlement,
        Payments payments,
        Exchanges exchanges,
        Orders orders,
        Carts carts,
        Idempotency idempotency,
        TransactionTemplate transaction,
        Ids ids) {

    private static final Logger LOG = LoggerFactory.getLogger(Checkout.class);

    /** Names an order as idempotency keys and answers do. */
    static String url(OrderId order) {
        return "/api/orders/" + order;
    }

    static String scope(CartId cart) {
        return "POST /api/carts/" + cart + "/checkout";
    }

    /**
     * Buys a cart, or finds out what became of the attempt this key made before.
     *
     * @param language in which its discounts are named; null is the channel's
     * @return what is known of the key afterwards
     */
    Claim buy(
            CartId cart,
            IdempotencyKey key,
            Purchase asked,
            Context context,
            @Nullable Locale language) {
        var purchase = remembered.ready(asked);
        var order = new OrderId(ids.next());
        var sale = new AtomicReference<Operation>();
        try {
            var claim =
                    gate.pass(() ->
                            transaction.execute(_ -> {
                                var known = idempotency.claim(scope(cart), key, asked, url(order));
                                if (!(known instanceof Claim.Fresh)) {
                                    return known;
                                }
                                remembered.require(purchase);
                                var opened = opening.open(cart, order, purchase, context, language);
                                if (opened.isEmpty()) {
                                    return free.place(order);
                                }
                                sale.set(opened.get());
                                remembered.note(purchase, sale.get());
                                return known;
                            }));
            if (!(claim instanceof Claim.Fresh)) {
                // What the key has bought is for nobody else who hits upon it.
                carts.requireOwn(cart);
                return claim;
            }
        } catch (PricesChanged e) {
            carts.reprice(
                    cart,
                    e.changes().stream().collect(toMap(PriceChange::line, PriceChange::newPrice)));
            throw CheckoutProblem.priceChanged(e.changes());
        } catch (DiscountsChanged e) {
            throw changed(cart, e.buyer(), purchase);
        } catch (ShortWithGifts e) {
            throw opening.isThereWithoutGifts(e)
                    ? changed(cart, e.buyer(), purchase)
                    : CheckoutProblem.outOfStock(e.shortages());
        }
        return pay(sale.get(), purchase);
    }

    /** Shows the cart as it is now. */
    private CheckoutProblem changed(CartId cart, CustomerId buyer, Purchase purchase) {
        var shown = carts.reshow(cart, buyer, purchase.processor());
        return CheckoutProblem.promotionsChanged(shown.before(), shown.now());
    }

    private Claim pay(Operation sale, Purchase purchase) {
        var exchange = send(sale);
        if (exchange.outcome() instanceof NotSent) {
            var next = rerouted(sale, exchange, purchase);
            if (next.isPresent()) {
                return pay(next.get(), purchase);
            }
        }
        if (exchange.outcome() instanceof Unknown) {
            return later(sale, exchange);
        }
        try {
            return settlement.settle(sale, exchange);
        } catch (RuntimeException e) {
            // The processor has answered, so this is not the shopper's failure: the
            // reconciliation asks it again and settles then.
            LOG.error(
                    "Order {} is paid or declined, but could not be settled yet", sale.order(), e);
            return later(sale, Exchange.of(new Unknown("not settled: " + e.getMessage())));
        }
    }

    /** Nobody has heard of it: the next processor that takes such payments is tried, if any. */
    private Optional<Operation> rerouted(Operation sale, Exchange exchange, Purchase purchase) {
        var address = orders.find(sale.order()).orElseThrow().deliveryAddress();
        var tender = Opening.tender(purchase, address.country());
        return transaction.execute(_ -> {
            orders.lock(sale.order());
            var next = payments.reroute(sale, exchange, tender);
            next.ifPresent(it -> orders.rerouted(it.order(), it.processor()));
            return next;
        });
    }

    private Exchange send(Operation sale) {
        try {
            return exchanges.send(sale);
        } catch (DataAccessException e) {
            LOG.warn("Order {}: not known whether its payment was sent", sale.order(), e);
            throw PaymentProblem.unclear();
        }
    }

    /** Money may have moved: nothing that fails from here on may say that nothing was done. */
    private Claim later(Operation sale, Exchange exchange) {
        try {
            exchanges.unknown(sale, exchange);
            idempotency.pending(url(sale.order()));
            return new Claim.Pending(url(sale.order()));
        } catch (RuntimeException e) {
            LOG.warn("Order {} is left to the reconciliation", sale.order(), e);
            throw IdempotencyProblem.inProgress(url(sale.order()));
        }
    }
}
