package dev.cartwright.identity;

import dev.cartwright.kernel.Setting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param pendingFor how long an account waits for its address to be verified
 */
@ConfigurationProperties("cartwright.identity")
record IdentitySettings(@DefaultValue("30d") Duration pendingFor) {

    IdentitySettings {
        Setting.requirePositive("cartwright.identity.pending-for", pendingFor);
    }
}
