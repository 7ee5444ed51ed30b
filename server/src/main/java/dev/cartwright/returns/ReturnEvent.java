package dev.cartwright.returns;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.OrderId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Something has befallen a return; what all such news say. */
public sealed interface ReturnEvent
        permits ReturnRequested, ReturnApproved, ReturnRejected, ReturnReceived {

    UUID id();

    Instant at();

    ChannelId channel();

    OrderId order();

    CustomerId customer();

    /** The return. */
    UUID request();

    /** Those it is about, by the line of the order. */
    Map<UUID, Integer> units();
}
