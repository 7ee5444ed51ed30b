package dev.cartwright.orders;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.OrderId;
import java.time.Instant;
import java.util.UUID;

/** An order will not be delivered; what was paid for it goes back. */
public record OrderCancelled(
        UUID id,
        Instant at,
        ChannelId channel,
        OrderId order,
        CustomerId customer,
        OrderFacts facts,
        String reason)
        implements OrderEvent {}
