package dev.cartwright.orders;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.OrderId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Some units of an order have come back.
 *
 * @param request the return of which they are a part
 * @param units by the line of the order
 */
public record ItemsReturned(
        UUID id,
        Instant at,
        ChannelId channel,
        OrderId order,
        CustomerId customer,
        OrderFacts facts,
        UUID request,
        Map<UUID, Integer> units)
        implements OrderEvent {

    public ItemsReturned {
        units = Map.copyOf(units);
    }
}
