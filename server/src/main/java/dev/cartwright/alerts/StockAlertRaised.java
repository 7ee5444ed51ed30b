package dev.cartwright.alerts;

import dev.cartwright.kernel.Sku;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something about the stock should be known from now on.
 *
 * @param lot null where it is about no lot
 * @param units available, on hand, in the lot or missing, as the kind says
 */
public record StockAlertRaised(
        UUID id,
        Instant at,
        UUID alert,
        StockAlertKind kind,
        Sku sku,
        String location,
        @Nullable String lot,
        int units) {}
