package dev.cartwright.pricealerts;

import static dev.cartwright.pricealerts.PriceAlertSettings.BASIS_POINTS;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * At which prices, in minor units, an alert speaks: a price that moves to and fro around what is
 * waited for is told once.
 *
 * @param threshold what is waited for: so much or less
 * @param firesAt so much or less fires it now
 * @param armsAt so much or more arms it again; null: it is armed
 */
record Trigger(long threshold, long firesAt, @Nullable Long armsAt) {

    /** What a price does to an alert. */
    enum Step {
        FIRE,
        ARM,
        REST
    }

    Trigger {
        if (firesAt > threshold || (armsAt != null && armsAt <= threshold)) {
            throw new IllegalArgumentException(
                    "fires at %d, waits for %d, arms at %s".formatted(firesAt, threshold, armsAt));
        }
    }

    static Trigger armed(long threshold) {
        return new Trigger(threshold, threshold, null);
    }

    Step at(long price) {
        if (price <= firesAt) {
            return Step.FIRE;
        }
        return armsAt != null && price >= armsAt ? Step.ARM : Step.REST;
    }

    /** After it fired at a price: only a step less is news, or a rise and another fall. */
    Trigger told(long price, PriceAlertSettings settings) {
        var step = part(price, BASIS_POINTS - settings.stepBasisPoints(), RoundingMode.FLOOR);
        var rise =
                part(threshold, BASIS_POINTS + settings.rearmBasisPoints(), RoundingMode.CEILING);
        // At least one unit each: of few units a part may be none, and it would never be quiet.
        return new Trigger(
                threshold, Math.min(step, price - 1), Math.max(rise, Math.addExact(threshold, 1)));
    }

    private static long part(long minor, int basisPoints, RoundingMode rounding) {
        return BigDecimal.valueOf(minor)
                .multiply(BigDecimal.valueOf(basisPoints))
                .divide(BigDecimal.valueOf(BASIS_POINTS), 0, rounding)
                .longValueExact();
    }
}
