package dev.cartwright.orders;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.OrderId;
import java.time.Instant;
import java.util.UUID;

/**
 * Some units of an order have left.
 *
 * @param all whether nothing more will leave
 */
public record OrderShipped(
        UUID id,
        Instant at,
        ChannelId channel,
        OrderId order,
        CustomerId customer,
        OrderFacts facts,
        Parcel parcel,
        boolean all)
        implements OrderEvent {}
