package dev.cartwright.refunds;

import dev.cartwright.orders.Orders;
import dev.cartwright.payments.FailedRefunds;
import dev.cartwright.payments.Payments;
import dev.cartwright.processors.Operation;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Money that is owed to customers and that the processor would not pay, or that came back: for
 * orders that stand and for cancelled ones. Within the caller's transaction, the order's row first.
 */
@Component
record UnpaidRefunds(Orders orders, Payments payments, FailedRefunds failed, RefundTable refunds) {

    /** Has the same money paid by a new operation; what is owed stays the same. */
    Operation sendAgain(UUID operation) {
        lock(operation);
        var next = failed.sendAgain(operation);
        refunds.setOperation(operation, next.id());
        orders.paid(next.order(), MoneyStands.of(payments.standing(next.order())));
        return next;
    }

    /** Notes that the customer has the money already, as by a transfer from the bank. */
    void paidByHand(UUID operation, String how) {
        var order = lock(operation).order();
        failed.paidByHand(operation, how);
        orders.paid(order, MoneyStands.of(payments.standing(order)));
    }

    private Operation lock(UUID operation) {
        var asked = payments.find(operation).orElseThrow(RefundProblem::unknownOperation);
        orders.lock(asked.order());
        return asked;
    }

    /** Read under the order's lock, for it may have been sent again meanwhile. */
    UUID operationOf(UUID id) {
        orders.lock(refunds.find(id).orElseThrow(RefundProblem::unknownRefund).order());
        var refund = refunds.find(id).orElseThrow();
        var operation = refund.operation();
        if (operation == null) {
            throw RefundProblem.notGranted(refund.status());
        }
        return operation;
    }
}
