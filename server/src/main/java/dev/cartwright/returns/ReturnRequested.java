package dev.cartwright.returns;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.OrderId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Somebody wants to send units of an order back.
 *
 * @param request the return
 * @param units by the line of the order
 */
public record ReturnRequested(
        UUID id,
        Instant at,
        ChannelId channel,
        OrderId order,
        CustomerId customer,
        UUID request,
        Map<UUID, Integer> units)
        implements ReturnEvent {

    public ReturnRequested {
        units = Map.copyOf(units);
    }
}
