package dev.cartwright.secondfactor;

import dev.cartwright.kernel.Setting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param removalAfter how long who has lost their device waits, so that its owner hears of it who
 *     has not
 * @param removalFor how long after that the factor can be removed; then it has to be asked anew
 */
@ConfigurationProperties("cartwright.second-factor")
record SecondFactorSettings(
        @DefaultValue("24h") Duration removalAfter, @DefaultValue("7d") Duration removalFor) {

    SecondFactorSettings {
        Setting.requirePositive("cartwright.second-factor.removal-after", removalAfter);
        Setting.requirePositive("cartwright.second-factor.removal-for", removalFor);
    }
}
