package dev.cartwright.returns;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.OrderId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Units of an order may not be sent back.
 *
 * @param reason as the customer is told
 */
public record ReturnRejected(
        UUID id,
        Instant at,
        ChannelId channel,
        OrderId order,
        CustomerId customer,
        UUID request,
        Map<UUID, Integer> units,
        String reason)
        implements ReturnEvent {

    public ReturnRejected {
        units = Map.copyOf(units);
    }
}
