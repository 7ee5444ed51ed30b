package dev.cartwright.checkout;

import dev.cartwright.kernel.OrderId;
import dev.cartwright.ledger.Ledger;
import dev.cartwright.ledger.Postings;
import dev.cartwright.orders.Orders;
import dev.cartwright.payments.Payments;
import dev.cartwright.refunds.MoneyStands;
import java.util.List;
import org.springframework.stereotype.Component;

/** Gives the money of an order back that will not be delivered, however late it came. */
@Component
record MoneyBack(Orders orders, Payments payments, Ledger ledger) {

    /** What was captured is owed again, what was only authorised is given up. */
    void give(OrderId order) {
        for (var refund : payments.refundAll(order)) {
            ledger.post(List.of(Postings.overpaymentReturned(refund.id(), order, refund.amount())));
        }
        payments.voidAll(order);
        orders.paid(order, MoneyStands.of(payments.standing(order)));
    }
}
