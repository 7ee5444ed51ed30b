package dev.cartwright.webhooks;

import dev.cartwright.kernel.Setting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param attempts how often an event is tried that cannot be settled
 * @param pause before the second try; it doubles with each
 * @param keepBodyFor how long an event is kept as it came, with what it says of people
 */
@ConfigurationProperties("cartwright.webhooks")
record WebhookSettings(
        @DefaultValue("10") int attempts,
        @DefaultValue("5s") Duration pause,
        @DefaultValue("30d") Duration keepBodyFor) {

    WebhookSettings {
        Setting.requireAtLeastOne("cartwright.webhooks.attempts", attempts);
        Setting.requirePositive("cartwright.webhooks.pause", pause);
        Setting.requirePositive("cartwright.webhooks.keep-body-for", keepBodyFor);
    }
}
