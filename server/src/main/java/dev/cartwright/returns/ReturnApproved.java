package dev.cartwright.returns;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.OrderId;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Units of an order may be sent back.
 *
 * @param instructions for the customer
 * @param labelUrl where the customer finds what to stick on the parcel
 */
public record ReturnApproved(
        UUID id,
        Instant at,
        ChannelId channel,
        OrderId order,
        CustomerId customer,
        UUID request,
        Map<UUID, Integer> units,
        @Nullable String instructions,
        @Nullable URI labelUrl)
        implements ReturnEvent {

    public ReturnApproved {
        units = Map.copyOf(units);
    }
}
