package dev.cartwright.alerts;

import dev.cartwright.kernel.Sku;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was to be known about the stock is over.
 *
 * @param lot null where it was about no lot
 */
public record StockAlertResolved(
        UUID id,
        Instant at,
        UUID alert,
        StockAlertKind kind,
        Sku sku,
        String location,
        @Nullable String lot) {}
