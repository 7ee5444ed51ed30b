package dev.cartwright.orders;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.OrderId;
import java.time.Instant;
import java.util.UUID;

/** Something has befallen an order; what all such news say. */
public sealed interface OrderEvent
        permits OrderPlaced,
                OrderPaid,
                OrderShipped,
                OrderDelivered,
                OrderCompleted,
                OrderCancelled,
                OrderPaymentFailed,
                ItemsReturned {

    UUID id();

    Instant at();

    ChannelId channel();

    OrderId order();

    CustomerId customer();

    /** The order as it was then. */
    OrderFacts facts();
}
