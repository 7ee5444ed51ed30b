package dev.cartwright.abandonment;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Setting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param every how often it is looked
 * @param idleAfter a cart that was not changed for so long is abandoned
 * @param recoverWithin what is bought so long after it was found recovers it
 * @param tellAgainAfter of one person's carts one is found in this time
 * @param holdoutPercent of all persons are never told
 */
@ConfigurationProperties("cartwright.abandonment")
record AbandonmentSettings(
        @DefaultValue("2m") Duration every,
        @DefaultValue("1h") Duration idleAfter,
        @DefaultValue("7d") Duration recoverWithin,
        @DefaultValue("24h") Duration tellAgainAfter,
        @DefaultValue("0") int holdoutPercent) {

    private static final String PREFIX = "cartwright.abandonment.";

    AbandonmentSettings {
        Setting.requirePositive(PREFIX + "every", every);
        Setting.requirePositive(PREFIX + "idle-after", idleAfter);
        Setting.requirePositive(PREFIX + "recover-within", recoverWithin);
        Setting.requirePositive(PREFIX + "tell-again-after", tellAgainAfter);
        if (holdoutPercent < 0 || holdoutPercent > 100) {
            throw new InvalidField(
                    PREFIX + "holdout-percent",
                    PREFIX + "holdout-percent must be 0 to 100, not " + holdoutPercent);
        }
    }
}
