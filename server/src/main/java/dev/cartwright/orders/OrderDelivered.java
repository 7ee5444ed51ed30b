package dev.cartwright.orders;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.OrderId;
import java.time.Instant;
import java.util.UUID;

/**
 * A parcel has arrived.
 *
 * @param all whether all that was sent has arrived, and nothing more will leave
 */
public record OrderDelivered(
        UUID id,
        Instant at,
        ChannelId channel,
        OrderId order,
        CustomerId customer,
        OrderFacts facts,
        Parcel parcel,
        boolean all)
        implements OrderEvent {}
