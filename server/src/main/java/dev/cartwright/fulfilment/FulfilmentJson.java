package dev.cartwright.fulfilment;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Sku;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Units of one order that are picked together and leave together.
 *
 * @param number the order's, and which of its fulfilments it is
 * @param location left out where the parts of a bundle lie at several, or no stock is kept
 * @param lots those that left with it, of goods that have any
 */
@Schema(name = "Fulfilment")
@JsonInclude(JsonInclude.Include.NON_NULL)
record FulfilmentJson(
        UUID id,
        OrderId order,
        String number,
        @Nullable String location,
        Fulfilment.Status status,
        int version,
        @Nullable String carrier,
        @Nullable String trackingNumber,
        @Nullable URI trackingUrl,
        List<Line> lines,
        List<Lot> lots,
        Instant releasedAt,
        @Nullable Instant shippedAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant cancelledAt) {

    /**
     * @param line the order's
     */
    @Schema(name = "FulfilmentLine")
    record Line(UUID line, Sku sku, int quantity) {}

    /**
     * @param line what was bought: this SKU or a bundle
     */
    @Schema(name = "FulfilmentLot")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Lot(
            Sku line,
            Sku sku,
            String location,
            String number,
            @Nullable LocalDate expiresOn,
            int units) {}

    static FulfilmentJson of(Fulfilment it) {
        var tracking = it.tracking() == null ? Tracking.NONE : it.tracking();
        return new FulfilmentJson(
                it.id(),
                it.order(),
                it.number(),
                it.location(),
                it.status(),
                it.version(),
                tracking.carrier(),
                tracking.number(),
                tracking.url(),
                it.lines().stream()
                        .map(line -> new Line(line.line(), line.sku(), line.quantity()))
                        .toList(),
                it.lots().stream()
                        .map(lot ->
                                new Lot(
                                        lot.line(),
                                        lot.sku(),
                                        lot.location(),
                                        lot.number(),
                                        lot.expiresOn(),
                                        lot.units()))
                        .toList(),
                it.releasedAt(),
                it.shippedAt(),
                it.deliveredAt(),
                it.cancelledAt());
    }
}
