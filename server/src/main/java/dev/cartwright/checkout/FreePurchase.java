package dev.cartwright.checkout;

import dev.cartwright.carts.Carts;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.ledger.Ledger;
import dev.cartwright.orders.OrderJson;
import dev.cartwright.orders.Orders;
import dev.cartwright.orders.PaymentStatus;
import dev.cartwright.platform.Idempotency;
import dev.cartwright.platform.Idempotency.Claim;
import dev.cartwright.refunds.Books;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** A purchase of which discounts left nothing to pay: it stands at once, and nobody is asked. */
@Component
record FreePurchase(
        Carts carts, Orders orders, KeptGoods goods, Ledger ledger, Idempotency idempotency) {

    /** Places an order that was just opened, in the caller's transaction. */
    Claim place(OrderId id) {
        carts.commitAndWait();
        var order = orders.place(id, PaymentStatus.NOT_REQUIRED).orElseThrow();
        Books.placed(order).ifPresent(posting -> ledger.post(List.of(posting)));
        if (!goods.secure(order)) {
            throw new IllegalStateException("what was set aside for order " + id + " is gone");
        }
        var status = HttpStatus.CREATED.value();
        var body = idempotency.answer(Checkout.url(id), status, OrderJson.of(order));
        return new Claim.Answered(status, body);
    }
}
