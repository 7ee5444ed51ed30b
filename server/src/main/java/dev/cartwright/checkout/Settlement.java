package dev.cartwright.checkout;

import dev.cartwright.carts.Carts;
import dev.cartwright.inventory.Inventory;
import dev.cartwright.inventory.Reservation.Refused;
import dev.cartwright.inventory.Sourcing;
import dev.cartwright.ledger.Ledger;
import dev.cartwright.ledger.Postings;
import dev.cartwright.orders.Order;
import dev.cartwright.orders.OrderJson;
import dev.cartwright.orders.Orders;
import dev.cartwright.orders.PaymentStatus;
import dev.cartwright.payments.Operation;
import dev.cartwright.payments.Outcome;
import dev.cartwright.payments.Outcome.Approved;
import dev.cartwright.payments.Outcome.Declined;
import dev.cartwright.payments.Outcome.NotFound;
import dev.cartwright.payments.Outcome.Unknown;
import dev.cartwright.payments.Payments;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.Idempotency;
import dev.cartwright.platform.Idempotency.Claim;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The second transaction of a purchase: what the processor said becomes true everywhere at once.
 * Called by the request that sent the operation and by the reconciliation, in any order and number;
 * the order's row lets one of them through.
 */
@Component
record Settlement(
        Carts carts,
        Orders orders,
        Payments payments,
        Inventory inventory,
        Ledger ledger,
        Channels channels,
        Idempotency idempotency,
        TransactionTemplate transaction) {

    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

    /** The goods set aside for a paid order are gone: its hold had expired. */
    private static final class GoodsGone extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /**
     * Settles a sale.
     *
     * @return the final answer; in progress where somebody else settled it and holds the answer
     */
    Claim settle(Operation sale, Outcome outcome) {
        try {
            return transaction.execute(_ ->
                    switch (outcome) {
                        case Approved approved -> place(sale, approved);
                        case Declined(var reason) ->
                                giveUp(
                                        sale,
                                        outcome,
                                        PaymentStatus.DECLINED,
                                        CheckoutProblem.declined(reason));
                        case NotFound _ ->
                                giveUp(
                                        sale,
                                        outcome,
                                        PaymentStatus.NOT_TAKEN,
                                        CheckoutProblem.notTaken());
                        case Unknown _ -> throw new IllegalArgumentException("settles nothing");
                    });
        } catch (GoodsGone e) {
            return transaction.execute(_ -> returnMoney(sale, outcome));
        }
    }

    private Claim place(Operation sale, Approved approved) {
        var placed = orders.place(sale.order());
        if (placed.isEmpty()) {
            return lateSuccess(sale, approved);
        }
        var order = placed.get();
        requireSettled(payments.settle(sale, approved), sale);
        if (!inventory.allocate(order.id())) {
            holdAgain(order);
        }
        ledger.post(List.of(Books.placed(order), Postings.captured(sale.id(), sale.amount())));
        return answer(order, 201, OrderJson.of(order));
    }

    private void holdAgain(Order order) {
        inventory.release(order.id(), "hold expired before payment");
        var from = Sourcing.of(channels.get(order.channel()), order.deliveryAddress().country());
        var again = inventory.reserve(order.id(), null, order.channel(), from, order.units());
        if (again instanceof Refused || !inventory.allocate(order.id())) {
            throw new GoodsGone();
        }
    }

    /** The order was given up before the processor said yes: the money goes back by itself. */
    private Claim lateSuccess(Operation sale, Approved approved) {
        var order = orders.find(sale.order()).orElseThrow();
        switch (order.status()) {
            case CANCELLED -> {
                orders.refunding(order.id());
                if (payments.settle(sale, approved)) {
                    payments.refundAll(order.id());
                    ledger.post(
                            List.of(
                                    Postings.captured(sale.id(), sale.amount()),
                                    Postings.refundGranted(sale.id(), sale.amount())));
                }
            }
            case DRAFT, PENDING_PAYMENT, IN_REVIEW, PLACED, COMPLETED -> {
                // Settled before, by this very answer.
            }
        }
        return new Claim.InProgress(Checkout.url(order.id()));
    }

    private Claim giveUp(
            Operation sale, Outcome outcome, PaymentStatus status, CheckoutProblem problem) {
        var pending = orders.find(sale.order()).orElseThrow();
        carts.lock(pending.cart());
        var given = orders.giveUp(sale.order(), status, status.reason());
        if (given.isEmpty()) {
            return new Claim.InProgress(Checkout.url(sale.order()));
        }
        var order = given.get();
        carts.reopen(order.cart(), order.id());
        requireSettled(payments.settle(sale, outcome), sale);
        inventory.release(order.id(), "payment failed");
        return answer(order, problem.getStatusCode().value(), problem.getBody());
    }

    /** Nothing can be delivered for this money, so it goes back; the shopper may try again. */
    private Claim returnMoney(Operation sale, Outcome outcome) {
        var cart = orders.find(sale.order()).orElseThrow().cart();
        carts.lock(cart);
        var given =
                orders.giveUp(
                        sale.order(), PaymentStatus.REFUNDING, "out of stock when it was paid");
        if (given.isEmpty()) {
            return new Claim.InProgress(Checkout.url(sale.order()));
        }
        carts.reopen(cart, sale.order());
        requireSettled(payments.settle(sale, outcome), sale);
        payments.refundAll(sale.order());
        inventory.release(sale.order(), "out of stock when it was paid");
        ledger.post(
                List.of(
                        Postings.captured(sale.id(), sale.amount()),
                        Postings.refundGranted(sale.id(), sale.amount())));
        var problem = CheckoutProblem.outOfStock(List.of());
        return answer(given.get(), problem.getStatusCode().value(), problem.getBody());
    }

    /** Settles a refund: the money is back, or people have to look at it. */
    void settleRefund(Operation refund, Outcome outcome) {
        if (outcome instanceof Declined(var reason)) {
            LOG.error(
                    "Refund {} was declined ({}): somebody has to look at it", refund.id(), reason);
        }
        transaction.executeWithoutResult(_ -> {
            if (outcome instanceof Approved) {
                orders.refunded(refund.order());
            }
            if (payments.settle(refund, outcome) && outcome instanceof Approved) {
                ledger.post(List.of(Postings.refundPaid(refund.id(), refund.amount())));
            }
        });
    }

    private Claim answer(Order order, int status, Object body) {
        return new Claim.Answered(
                status, idempotency.answer(Checkout.url(order.id()), status, body));
    }

    private static void requireSettled(boolean settled, Operation sale) {
        if (!settled) {
            throw new IllegalStateException(
                    "operation " + sale.id() + " was settled, but its order still waits");
        }
    }
}
