package dev.cartwright.checkout;

import dev.cartwright.fulfilment.Fulfilments;
import dev.cartwright.inventory.Inventory;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.ledger.Ledger;
import dev.cartwright.ledger.Posting;
import dev.cartwright.ledger.Postings;
import dev.cartwright.orders.Orders;
import dev.cartwright.payments.Payments;
import dev.cartwright.promotions.Promotions;
import dev.cartwright.refunds.MoneyStands;
import dev.cartwright.refunds.Refunds;
import java.util.ArrayList;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends an order before anything was shipped: its goods are free again, its codes can be used again,
 * its money goes back. Of many who ask at once one does it.
 */
@Service
public class OrderCancellation {

    private final Orders orders;
    private final Fulfilments fulfilments;
    private final Payments payments;
    private final Refunds refunds;
    private final Promotions promotions;
    private final Inventory inventory;
    private final Ledger ledger;

    OrderCancellation(
            Orders orders,
            Fulfilments fulfilments,
            Payments payments,
            Refunds refunds,
            Promotions promotions,
            Inventory inventory,
            Ledger ledger) {
        this.orders = orders;
        this.fulfilments = fulfilments;
        this.payments = payments;
        this.refunds = refunds;
        this.promotions = promotions;
        this.inventory = inventory;
        this.ledger = ledger;
    }

    /** Throws a problem that says how the order stands where it cannot be. */
    @Transactional
    public void cancel(OrderId id, String reason) {
        var order = orders.cancel(id, reason).orElseThrow(() -> orders.notCancellable(id));
        if (!fulfilments.close(id)) {
            throw CheckoutProblem.shipped();
        }
        var left = refunds.close(order);
        var returned = payments.refundAll(id);
        payments.voidAll(id);
        promotions.release(id);
        inventory.release(id, "order cancelled");
        var postings = new ArrayList<Posting>();
        Postings.orderCancelled(id, left).ifPresent(postings::add);
        returned.forEach(refund ->
                postings.add(Postings.overpaymentReturned(refund.id(), id, refund.amount())));
        ledger.post(postings);
        orders.paid(id, MoneyStands.of(payments.standing(id)));
    }
}
