package dev.cartwright.orders;

import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What left together.
 *
 * @param units by the line of the order
 * @param trackingUrl where its way can be followed
 */
public record Parcel(
        UUID fulfilment,
        Map<UUID, Integer> units,
        @Nullable String carrier,
        @Nullable String trackingNumber,
        @Nullable URI trackingUrl) {

    public Parcel {
        units = Map.copyOf(units);
    }
}
