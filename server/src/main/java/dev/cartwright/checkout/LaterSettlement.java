package dev.cartwright.checkout;

import dev.cartwright.kernel.OrderId;
import dev.cartwright.orders.OrderStatus;
import dev.cartwright.orders.Orders;
import dev.cartwright.payments.Payments;
import dev.cartwright.platform.Savepoint;
import dev.cartwright.processors.Exchange;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Outcome.Declined;
import dev.cartwright.processors.Outcome.NotFound;
import dev.cartwright.processors.Outcome.Reversed;
import dev.cartwright.refunds.MoneyStands;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Settles what goes on with a payment: captures, what is given up, and what is paid back. */
@Component
record LaterSettlement(Orders orders, Payments payments, MoneyBack moneyBack, Savepoint savepoint) {

    private static final Logger LOG = LoggerFactory.getLogger(LaterSettlement.class);

    void settle(Operation operation, Exchange exchange) {
        if (operation.kind() == Operation.Kind.REFUND
                && (exchange.outcome() instanceof Declined
                        || exchange.outcome() instanceof Reversed)) {
            LOG.error(
                    "Refund {} has failed: somebody has to look at it: {}",
                    operation.id(),
                    exchange.outcome());
        }
        savepoint.run(() -> {
            var order = operation.order();
            orders.lock(order);
            var isNew = payments.settle(operation, exchange);
            if (isNew && leavesMoney(operation, exchange) && isCancelled(order)) {
                moneyBack.give(order);
            } else {
                orders.paid(order, MoneyStands.of(payments.standing(order)));
            }
        });
    }

    /**
     * A capture was under way when everything else was given back; a void never arrived, or was
     * refused.
     */
    private static boolean leavesMoney(Operation operation, Exchange exchange) {
        return operation.kind() == Operation.Kind.CAPTURE
                || (operation.kind() == Operation.Kind.VOID
                        && (exchange.outcome() instanceof NotFound
                                || exchange.outcome() instanceof Declined));
    }

    private boolean isCancelled(OrderId order) {
        return orders.find(order).orElseThrow().status() == OrderStatus.CANCELLED;
    }
}
