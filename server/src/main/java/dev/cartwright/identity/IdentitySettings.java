package dev.cartwright.identity;

import dev.cartwright.kernel.Setting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param pendingFor how long an account waits for its address to be verified
 * @param mailsPerDay how many mails an address gets because somebody registers it, or wants an
 *     account to move to it
 */
@ConfigurationProperties("cartwright.identity")
record IdentitySettings(
        @DefaultValue("30d") Duration pendingFor, @DefaultValue("10") int mailsPerDay) {

    IdentitySettings {
        Setting.requirePositive("cartwright.identity.pending-for", pendingFor);
        Setting.requireAtLeastOne("cartwright.identity.mails-per-day", mailsPerDay);
    }
}
