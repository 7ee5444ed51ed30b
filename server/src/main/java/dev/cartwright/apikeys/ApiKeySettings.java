package dev.cartwright.apikeys;

import dev.cartwright.kernel.Setting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param longest no key opens anything for longer
 * @param overlap how long a key that was exchanged opens the same still
 */
@ConfigurationProperties("cartwright.api-keys")
record ApiKeySettings(
        @DefaultValue("365d") Duration longest, @DefaultValue("24h") Duration overlap) {

    ApiKeySettings {
        Setting.requirePositive("cartwright.api-keys.longest", longest);
        Setting.requirePositive("cartwright.api-keys.overlap", overlap);
    }
}
