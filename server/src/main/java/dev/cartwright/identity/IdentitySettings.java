package dev.cartwright.identity;

import dev.cartwright.kernel.Setting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param verificationFor how long a link that verifies an address holds
 * @param resetFor how long a link that sets a new password holds
 * @param sessionIdleFor a device that has not been used for so long is signed out
 * @param sessionFor a device is signed out after so long, however often it is used
 * @param grace for so long after a refresh the token before it gets the same answer again: answers
 *     get lost, and tabs ask at once
 * @param pendingFor how long an account waits for its address to be verified
 * @param attempts how an account is kept from guessers
 */
@ConfigurationProperties("cartwright.identity")
record IdentitySettings(
        @DefaultValue("24h") Duration verificationFor,
        @DefaultValue("30m") Duration resetFor,
        @DefaultValue("30d") Duration sessionIdleFor,
        @DefaultValue("180d") Duration sessionFor,
        @DefaultValue("20s") Duration grace,
        @DefaultValue("30d") Duration pendingFor,
        @DefaultValue Attempts attempts) {

    IdentitySettings {
        Setting.requirePositive("cartwright.identity.verification-for", verificationFor);
        Setting.requirePositive("cartwright.identity.reset-for", resetFor);
        Setting.requirePositive("cartwright.identity.session-idle-for", sessionIdleFor);
        Setting.requirePositive("cartwright.identity.session-for", sessionFor);
        Setting.requirePositive("cartwright.identity.pending-for", pendingFor);
    }

    /**
     * Tries to sign in that fail.
     *
     * @param free so many wrong ones at an account from one network, and four times as many from
     *     all networks it was never used from, before each further one waits twice as long
     * @param longestPause no wait is longer: nobody can lock an account for good
     * @param forgottenAfter without a further try they count no more
     * @param holdFor so long whoever asks too much waits for the refusal: hands that wait ask for
     *     nothing else
     * @param perMinute sign-ins, registrations and mails that one network may ask a server for
     * @param limited whether {@code perMinute} holds: switched off for load tests from one address
     */
    record Attempts(
            @DefaultValue("5") int free,
            @DefaultValue("15m") Duration longestPause,
            @DefaultValue("24h") Duration forgottenAfter,
            @DefaultValue("1s") Duration holdFor,
            @DefaultValue("60") long perMinute,
            @DefaultValue("true") boolean limited) {

        Attempts {
            Setting.requireAtLeastOne("cartwright.identity.attempts.free", free);
            Setting.requirePositive("cartwright.identity.attempts.longest-pause", longestPause);
            Setting.requirePositive("cartwright.identity.attempts.forgotten-after", forgottenAfter);
            Setting.requireAtLeastOne("cartwright.identity.attempts.per-minute", perMinute);
        }
    }
}
