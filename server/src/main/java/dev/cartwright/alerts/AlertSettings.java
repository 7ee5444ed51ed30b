package dev.cartwright.alerts;

import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Setting;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param every how often all stock is looked at
 * @param pacesEvery how often it is looked up how goods sell
 * @param threshold SKUs without a rule are low at or below so many available; null never
 * @param daysOfCover SKUs without a rule are low where they last for fewer days; 0 never
 * @param deadAfterDays SKUs without a rule are dead when none left for so long; 0 never
 * @param expiringWithinDays a lot that expires within so many days is told of
 * @param backFor how long it is told that something is back
 * @param escalateAfter what nobody acknowledged for so long is told of once more
 * @param digestTo who gets the daily mail
 * @param digestHour from which hour of the merchant's day on it is written
 */
@ConfigurationProperties("cartwright.alerts")
record AlertSettings(
        @DefaultValue("1m") Duration every,
        @DefaultValue("1h") Duration pacesEvery,
        @Nullable Integer threshold,
        @DefaultValue("7") int daysOfCover,
        @DefaultValue("180") int deadAfterDays,
        @DefaultValue("14") int expiringWithinDays,
        @DefaultValue("3d") Duration backFor,
        @DefaultValue("24h") Duration escalateAfter,
        @DefaultValue List<String> digestTo,
        @DefaultValue("7") int digestHour) {

    /** For so long back it is asked how goods sell. */
    static final Duration PACE = Duration.ofDays(28);

    private static final String PREFIX = "cartwright.alerts.";

    AlertSettings {
        Setting.requirePositive(PREFIX + "every", every);
        Setting.requirePositive(PREFIX + "paces-every", pacesEvery);
        Setting.requirePositive(PREFIX + "back-for", backFor);
        Setting.requirePositive(PREFIX + "escalate-after", escalateAfter);
        requireWithin(PREFIX + "threshold", threshold == null ? 0 : threshold, AlertRule.MOST);
        requireWithin(PREFIX + "days-of-cover", daysOfCover, AlertRule.MOST_DAYS);
        requireWithin(PREFIX + "dead-after-days", deadAfterDays, AlertRule.MOST_DAYS);
        requireWithin(PREFIX + "expiring-within-days", expiringWithinDays, AlertRule.MOST_DAYS);
        requireWithin(PREFIX + "digest-hour", digestHour, 23);
        digestTo = List.copyOf(digestTo);
        digestTo.forEach(AlertSettings::requireAddress);
    }

    List<EmailAddress> readers() {
        return digestTo.stream().map(EmailAddress::new).toList();
    }

    private static void requireWithin(String property, int value, int most) {
        if (value < 0 || value > most) {
            throw new InvalidField(
                    property,
                    "%s must be between 0 and %d, not %d".formatted(property, most, value));
        }
    }

    private static void requireAddress(String address) {
        try {
            new EmailAddress(address);
        } catch (IllegalArgumentException e) {
            throw new InvalidField(PREFIX + "digest-to", PREFIX + "digest-to " + e.getMessage());
        }
    }
}
