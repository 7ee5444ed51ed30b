package dev.cartwright.fulfilment;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.orders.Order;
import dev.cartwright.orders.Parcel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Units of one order that are picked together and leave together.
 *
 * @param number the order's, and which of its fulfilments it is
 * @param location null where the parts of a bundle lie at several
 * @param tracking null before it has left
 */
record Fulfilment(
        UUID id,
        OrderId order,
        ChannelId channel,
        String number,
        @Nullable String location,
        Status status,
        int version,
        @Nullable Tracking tracking,
        Instant releasedAt,
        @Nullable Instant shippedAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant cancelledAt,
        List<Line> lines,
        List<Lot> lots) {

    /** Where it stands. */
    enum Status {
        /** Somebody picks it. */
        RELEASED,
        SHIPPED,
        DELIVERED,
        CANCELLED
    }

    record Line(UUID line, Sku sku, int quantity) {}

    /**
     * @param line what was bought: this SKU or a bundle
     */
    record Lot(
            Sku line,
            Sku sku,
            String location,
            String number,
            @Nullable LocalDate expiresOn,
            int units) {}

    Fulfilment {
        lines = List.copyOf(lines);
        lots = List.copyOf(lots);
    }

    /** One that begins. */
    static Fulfilment released(
            UUID id,
            Order of,
            String number,
            @Nullable String location,
            Instant now,
            List<Line> lines) {
        return new Fulfilment(
                id,
                of.id(),
                of.channel(),
                number,
                location,
                Status.RELEASED,
                1,
                null,
                now,
                null,
                null,
                null,
                lines,
                List.of());
    }

    /** By line. */
    Map<UUID, Integer> units() {
        var units = new LinkedHashMap<UUID, Integer>();
        lines.forEach(it -> units.put(it.line(), it.quantity()));
        return units;
    }

    Parcel parcel() {
        return tracking == null
                ? new Parcel(id, units(), null, null, null)
                : new Parcel(id, units(), tracking.carrier(), tracking.number(), tracking.url());
    }
}
