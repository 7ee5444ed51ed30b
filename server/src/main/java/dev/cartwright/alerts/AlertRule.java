package dev.cartwright.alerts;

import org.jspecify.annotations.Nullable;

/**
 * When the merchant wants to hear of a SKU; what is null is as the next wider rule says.
 *
 * @param threshold low at or below so many available
 * @param daysOfCover low where they last for fewer days; 0 never
 * @param deadAfterDays dead when none left for so long; 0 never
 */
record AlertRule(
        @Nullable Integer threshold,
        @Nullable Integer daysOfCover,
        @Nullable Integer deadAfterDays) {

    static final int MOST = 1_000_000_000;
    static final int MOST_DAYS = 3650;
    static final AlertRule NONE = new AlertRule(null, null, null);
}
