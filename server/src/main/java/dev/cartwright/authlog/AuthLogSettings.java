package dev.cartwright.authlog;

import dev.cartwright.kernel.Setting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param months how long events are kept, in whole months
 * @param sealAfter how old an event is when it is sealed; a server whose clock is slower than this
 *     writes no more events
 * @param sealEvery how often it is looked for events to seal
 */
@ConfigurationProperties("cartwright.auth-log")
record AuthLogSettings(
        @DefaultValue("13") int months,
        @DefaultValue("5m") Duration sealAfter,
        @DefaultValue("1m") Duration sealEvery) {

    AuthLogSettings {
        Setting.requireAtLeastOne("cartwright.auth-log.months", months);
        Setting.requirePositive("cartwright.auth-log.seal-after", sealAfter);
        Setting.requirePositive("cartwright.auth-log.seal-every", sealEvery);
    }
}
