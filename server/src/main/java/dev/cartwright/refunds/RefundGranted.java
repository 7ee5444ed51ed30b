package dev.cartwright.refunds;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.orders.OrderFacts;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.joda.money.Money;

/**
 * Money of an order that stands goes back to its buyer.
 *
 * @param id the refund's own, for a refund is granted once
 * @param amount all of it, with tax
 * @param units by the line of the order; none where a plain amount is given back
 * @param delivery what of the amount was paid for the delivery
 */
public record RefundGranted(
        UUID id,
        Instant at,
        ChannelId channel,
        OrderId order,
        CustomerId customer,
        OrderFacts facts,
        Money amount,
        Map<UUID, Integer> units,
        Money delivery) {

    public RefundGranted {
        units = Map.copyOf(units);
    }
}
