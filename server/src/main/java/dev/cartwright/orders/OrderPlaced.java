package dev.cartwright.orders;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.OrderId;
import java.time.Instant;
import java.util.UUID;

/** An order has been paid, or its payment authorised: the purchase stands. */
public record OrderPlaced(
        UUID id,
        Instant at,
        ChannelId channel,
        OrderId order,
        CustomerId customer,
        OrderFacts facts)
        implements OrderEvent {}
