package dev.cartwright.links;

import dev.cartwright.kernel.Setting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param verificationFor how long a link that verifies an address holds
 * @param resetFor how long a link that sets a new password holds
 */
@ConfigurationProperties("cartwright.links")
record LinkSettings(
        @DefaultValue("24h") Duration verificationFor, @DefaultValue("30m") Duration resetFor) {

    LinkSettings {
        Setting.requirePositive("cartwright.links.verification-for", verificationFor);
        Setting.requirePositive("cartwright.links.reset-for", resetFor);
    }

    Duration lifetime(Purpose purpose) {
        return switch (purpose) {
            case VERIFICATION -> verificationFor;
            case RESET, STAFF_PASSWORD -> resetFor;
        };
    }
}
