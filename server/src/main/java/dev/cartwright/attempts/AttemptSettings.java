package dev.cartwright.attempts;

import dev.cartwright.kernel.Setting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param free so many wrong ones at an account from one network, and four times as many from all
 *     networks it was never used from, before each further one waits twice as long
 * @param longestPause no wait is longer: nobody can lock an account for good
 * @param forgottenAfter without a further try they count no more
 * @param holdFor so long whoever asks too much waits for the refusal: hands that wait ask for
 *     nothing else
 * @param perMinute sign-ins, registrations and mails that one network may ask a server for
 * @param limited whether {@code perMinute} holds: switched off for load tests from one address
 */
@ConfigurationProperties("cartwright.attempts")
record AttemptSettings(
        @DefaultValue("5") int free,
        @DefaultValue("15m") Duration longestPause,
        @DefaultValue("24h") Duration forgottenAfter,
        @DefaultValue("1s") Duration holdFor,
        @DefaultValue("60") long perMinute,
        @DefaultValue("true") boolean limited) {

    AttemptSettings {
        Setting.requireAtLeastOne("cartwright.attempts.free", free);
        Setting.requirePositive("cartwright.attempts.longest-pause", longestPause);
        Setting.requirePositive("cartwright.attempts.forgotten-after", forgottenAfter);
        Setting.requireAtLeastOne("cartwright.attempts.per-minute", perMinute);
    }
}
