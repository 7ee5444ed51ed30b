package dev.cartwright.checkout;

import dev.cartwright.carts.Carts;
import dev.cartwright.inventory.Inventory;
import dev.cartwright.orders.Order;
import dev.cartwright.orders.OrderJson;
import dev.cartwright.orders.OrderStatus;
import dev.cartwright.orders.Orders;
import dev.cartwright.orders.PaymentStatus;
import dev.cartwright.payments.Payments;
import dev.cartwright.platform.Idempotency;
import dev.cartwright.platform.Idempotency.Claim;
import dev.cartwright.platform.Savepoint;
import dev.cartwright.processors.Exchange;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Outcome.ActionRequired;
import dev.cartwright.processors.Outcome.Declined;
import dev.cartwright.processors.Outcome.InReview;
import dev.cartwright.processors.Outcome.NotFound;
import dev.cartwright.processors.Outcome.NotSent;
import dev.cartwright.processors.Outcome.Pending;
import dev.cartwright.processors.Outcome.Reversed;
import dev.cartwright.processors.Outcome.Reviewed;
import dev.cartwright.processors.Outcome.Succeeded;
import dev.cartwright.processors.Outcome.Unknown;
import dev.cartwright.promotions.Promotions;
import dev.cartwright.refunds.Books;
import dev.cartwright.refunds.MoneyStands;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

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
        Promotions promotions,
        Inventory inventory,
        KeptGoods goods,
        MoneyBack moneyBack,
        Idempotency idempotency,
        Savepoint savepoint,
        Clock clock) {

    /** So long goods stay set aside at least while it is not known what became of a payment. */
    static final Duration HOLD_ON = Duration.ofMinutes(30);

    /** The goods set aside for a paid order are gone: its hold had expired. */
    private static final class GoodsGone extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /**
     * Settles what begins a payment.
     *
     * @return the final answer, or that it is not known yet; in progress where somebody else
     *     settled it and holds the answer
     */
    Claim settle(Operation sale, Exchange exchange) {
        try {
            return savepoint.execute(() ->
                    switch (exchange.outcome()) {
                        case Succeeded(_, var amount) when amount.equals(sale.amount()) ->
                                place(sale, exchange);
                        case InReview(_, var amount) when amount.equals(sale.amount()) ->
                                place(sale, exchange);
                        case Declined(var reason) ->
                                giveUp(
                                        sale,
                                        exchange,
                                        PaymentStatus.DECLINED,
                                        CheckoutProblem.declined(reason));
                        case NotFound _, NotSent _ ->
                                giveUp(
                                        sale,
                                        exchange,
                                        PaymentStatus.NOT_TAKEN,
                                        CheckoutProblem.notTaken());
                        case Succeeded _, InReview _, ActionRequired _, Pending _ ->
                                await(sale, exchange);
                        case Reversed(var reason) ->
                                giveUp(
                                        sale,
                                        exchange,
                                        PaymentStatus.DECLINED,
                                        CheckoutProblem.declined(reason));
                        case Reviewed _, Unknown _ ->
                                throw new IllegalArgumentException("settles nothing");
                    });
        } catch (GoodsGone e) {
            return savepoint.execute(() -> returnMoney(sale, exchange));
        }
    }

    /** The customer, the processor, or a person in case of another amount, has the next word. */
    private Claim await(Operation sale, Exchange exchange) {
        orders.lock(sale.order());
        payments.settle(sale, exchange);
        orders.paid(sale.order(), MoneyStands.of(payments.standing(sale.order())));
        inventory.extend(sale.order(), clock.instant().plus(HOLD_ON));
        idempotency.pending(Checkout.url(sale.order()));
        return new Claim.Pending(Checkout.url(sale.order()));
    }

    private Claim place(Operation sale, Exchange exchange) {
        var captured = sale.kind() == Operation.Kind.SALE;
        var placed =
                orders.place(
                        sale.order(), captured ? PaymentStatus.CAPTURED : PaymentStatus.AUTHORIZED);
        if (placed.isEmpty()) {
            return lateSuccess(sale, exchange);
        }
        var order = placed.get();
        requireSettled(payments.settle(sale, exchange, Books.placed(order).orElseThrow()), sale);
        if (!goods.secure(order)) {
            throw new GoodsGone();
        }
        return answer(order, 201, OrderJson.of(order));
    }

    /** The order was given up before the processor said yes: the money goes back by itself. */
    private Claim lateSuccess(Operation sale, Exchange exchange) {
        orders.lock(sale.order());
        if (payments.settle(sale, exchange)
                && orders.find(sale.order()).orElseThrow().status() == OrderStatus.CANCELLED) {
            moneyBack.give(sale.order());
        }
        return new Claim.InProgress(Checkout.url(sale.order()));
    }

    private Claim giveUp(
            Operation sale, Exchange exchange, PaymentStatus status, CheckoutProblem problem) {
        var pending = orders.find(sale.order()).orElseThrow();
        carts.lock(pending.cart());
        var given = orders.giveUp(sale.order(), status, status.reason());
        if (given.isEmpty()) {
            return new Claim.InProgress(Checkout.url(sale.order()));
        }
        var order = given.get();
        carts.reopen(order.cart(), order.id());
        requireSettled(payments.settle(sale, exchange), sale);
        promotions.release(order.id());
        inventory.release(order.id(), "payment failed");
        return answer(order, problem.getStatusCode().value(), problem.getBody());
    }

    /** Nothing can be delivered for this money, so it goes back; the shopper may try again. */
    private Claim returnMoney(Operation sale, Exchange exchange) {
        var cart = orders.find(sale.order()).orElseThrow().cart();
        carts.lock(cart);
        var given =
                orders.giveUp(
                        sale.order(), PaymentStatus.REFUNDING, "out of stock when it was paid");
        if (given.isEmpty()) {
            return new Claim.InProgress(Checkout.url(sale.order()));
        }
        carts.reopen(cart, sale.order());
        requireSettled(payments.settle(sale, exchange), sale);
        moneyBack.give(sale.order());
        promotions.release(sale.order());
        inventory.release(sale.order(), "out of stock when it was paid");
        var problem = CheckoutProblem.outOfStock(List.of());
        return answer(given.get(), problem.getStatusCode().value(), problem.getBody());
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
