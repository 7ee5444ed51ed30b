package dev.cartwright.checkout;

import dev.cartwright.fulfilment.Fulfilments;
import dev.cartwright.inventory.Inventory;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Text;
import dev.cartwright.ledger.Ledger;
import dev.cartwright.ledger.Posting;
import dev.cartwright.ledger.Postings;
import dev.cartwright.orders.FulfilmentStatus;
import dev.cartwright.orders.OrderJson;
import dev.cartwright.orders.OrderStatus;
import dev.cartwright.orders.Orders;
import dev.cartwright.payments.Payments;
import dev.cartwright.promotions.Promotions;
import dev.cartwright.refunds.MoneyStands;
import dev.cartwright.refunds.Refunds;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Ends an order before anything was shipped: its goods are free again, its codes can be used again,
 * its money goes back.
 */
@RestController
record Cancellation(
        Orders orders,
        Fulfilments fulfilments,
        Payments payments,
        Refunds refunds,
        Promotions promotions,
        Inventory inventory,
        Ledger ledger,
        TransactionTemplate transaction) {

    record Reason(@NotBlank @Size(max = 200) String reason) {

        Reason {
            reason = Text.required("reason", reason, 200);
        }
    }

    @PostMapping("/api/admin/orders/{id}/cancellation")
    @ResponseStatus(HttpStatus.CREATED)
    OrderJson cancel(@PathVariable OrderId id, @RequestBody @Valid Reason why) {
        return transaction.execute(_ -> cancelled(id, why.reason()));
    }

    /** By the buyer, until the order is picked. */
    @PostMapping("/api/orders/{id}/cancellation")
    @ResponseStatus(HttpStatus.CREATED)
    OrderJson cancelOwn(
            @PathVariable OrderId id,
            @RequestHeader(name = "X-Order-Token", required = false) @Nullable String token,
            @RequestBody @Valid Reason why) {
        return transaction.execute(_ -> {
            orders.requireOwn(id, token);
            orders.lock(id);
            var order = orders.find(id).orElseThrow();
            if (order.status() == OrderStatus.PLACED
                    && order.fulfilmentStatus() != FulfilmentStatus.UNFULFILLED) {
                throw CheckoutProblem.picked(order.fulfilmentStatus());
            }
            return cancelled(id, "by the buyer: " + why.reason());
        });
    }

    private OrderJson cancelled(OrderId id, String reason) {
        var order = orders.cancel(id, reason).orElseThrow(() -> orders.notCancellable(id));
        fulfilments.close(id);
        var left = refunds.close(order);
        var returned = payments.refundAll(id);
        payments.voidAll(id);
        promotions.release(id);
        inventory.release(id, "order cancelled");
        if (inventory.hasShipped(id)) {
            throw CheckoutProblem.shipped();
        }
        var postings = new ArrayList<Posting>();
        Postings.orderCancelled(id, left).ifPresent(postings::add);
        returned.forEach(refund ->
                postings.add(Postings.overpaymentReturned(refund.id(), id, refund.amount())));
        ledger.post(postings);
        orders.paid(id, MoneyStands.of(payments.standing(id)));
        return OrderJson.of(orders.find(id).orElseThrow());
    }
}
