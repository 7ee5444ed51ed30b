package dev.cartwright.paymentmethods;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a customer may pay with again, as it is shown to them.
 *
 * @param lastFour of its number; null where there is none
 * @param expiryMonth null where it does not expire
 * @param isDefault whether a shop offers it first; one at most is
 */
record SavedMethod(
        UUID id,
        String processor,
        String brand,
        @Nullable String lastFour,
        @Nullable Integer expiryMonth,
        @Nullable Integer expiryYear,
        boolean isDefault,
        Instant createdAt) {}
