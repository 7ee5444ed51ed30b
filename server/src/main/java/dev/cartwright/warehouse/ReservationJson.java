package dev.cartwright.warehouse;

import dev.cartwright.inventory.StockRecords.Promise;
import dev.cartwright.inventory.StockRecords.Status;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Page;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Units set aside for somebody.
 *
 * @param owner the order's id, or "cart"
 * @param line what was bought: this SKU or a bundle
 * @param outstanding neither given back nor shipped
 * @param expiresAt null where they are not held
 */
record ReservationJson(
        String owner,
        Sku line,
        Sku sku,
        String location,
        int quantity,
        int released,
        int shipped,
        int returned,
        int outstanding,
        Status status,
        Instant reservedAt,
        @Nullable Instant expiresAt,
        long ageSeconds) {

    static ReservationJson of(Promise it, Instant now) {
        return new ReservationJson(
                it.order() == null ? "cart" : it.order().toString(),
                it.line(),
                it.sku(),
                it.location(),
                it.quantity(),
                it.released(),
                it.shipped(),
                it.returned(),
                it.outstanding(),
                it.status(),
                it.reservedAt(),
                it.expiresAt(),
                Duration.between(it.reservedAt(), now).toSeconds());
    }

    static Page<ReservationJson> of(Page<Promise> page, Instant now) {
        return page.map(promises -> promises.stream().map(it -> of(it, now)).toList());
    }
}
