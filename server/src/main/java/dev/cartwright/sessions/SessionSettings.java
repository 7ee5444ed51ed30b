package dev.cartwright.sessions;

import dev.cartwright.kernel.Setting;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param idleFor a device that has not been used for so long is signed out
 * @param openFor a device is signed out after so long, however often it is used
 * @param grace for so long after a refresh the token before it gets the same answer again: answers
 *     get lost, and tabs ask at once
 */
@ConfigurationProperties("cartwright.sessions")
record SessionSettings(
        @DefaultValue("30d") Duration idleFor,
        @DefaultValue("180d") Duration openFor,
        @DefaultValue("20s") Duration grace) {

    SessionSettings {
        Setting.requirePositive("cartwright.sessions.idle-for", idleFor);
        Setting.requirePositive("cartwright.sessions.open-for", openFor);
    }

    /** Returns when a session ends that began then and is used now, unless it is used again. */
    Instant until(Instant started, Instant now) {
        var idle = now.plus(idleFor);
        var longest = started.plus(openFor);
        return idle.isBefore(longest) ? idle : longest;
    }
}
