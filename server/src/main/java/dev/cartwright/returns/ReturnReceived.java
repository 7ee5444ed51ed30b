package dev.cartwright.returns;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.OrderId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.joda.money.Money;

/**
 * Some units of a return have come.
 *
 * @param id the receipt's own
 * @param units those that came now
 * @param amount what goes back for them, once nobody has to agree any more; zero is nothing
 */
public record ReturnReceived(
        UUID id,
        Instant at,
        ChannelId channel,
        OrderId order,
        CustomerId customer,
        UUID request,
        Map<UUID, Integer> units,
        Money amount)
        implements ReturnEvent {

    public ReturnReceived {
        units = Map.copyOf(units);
    }
}
