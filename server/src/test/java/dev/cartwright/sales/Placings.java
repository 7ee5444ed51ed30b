package dev.cartwright.sales;

import dev.cartwright.orders.Order;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Orders as if they had been placed at another time. */
final class Placings {

    private Placings() {}

    /**
     * @param placed null is never
     */
    static Order at(Order order, @Nullable Instant placed) {
        return new Order(
                order.id(),
                order.number(),
                order.channel(),
                order.customer(),
                order.cart(),
                order.status(),
                order.paymentStatus(),
                order.fulfilmentStatus(),
                order.returnStatus(),
                order.version(),
                order.email(),
                order.locale(),
                order.deliveryAddress(),
                order.billingAddress(),
                order.shippingMethod(),
                order.shippingName(),
                order.totals(),
                order.shippingTax(),
                order.processor(),
                order.createdAt(),
                placed,
                order.cancelledAt(),
                order.completedAt(),
                order.tags(),
                order.lines(),
                order.discounts());
    }
}
