package dev.cartwright.tokens;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Setting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param expireAfter how long an access token says who somebody is
 * @param audience for whom tokens are meant; others who trust our keys check it
 * @param publishAhead how long a key is published before it signs
 * @param rotateEvery how long a key signs
 */
@ConfigurationProperties("cartwright.tokens")
record TokenSettings(
        @DefaultValue("10m") Duration expireAfter,
        @DefaultValue("cartwright") String audience,
        @DefaultValue("1h") Duration publishAhead,
        @DefaultValue("90d") Duration rotateEvery) {

    /** How far clocks of servers may be apart. */
    static final Duration LEEWAY = Duration.ofSeconds(30);

    /** How old a server's keys, and a published list of them, may be. */
    static final Duration KEYS_FRESH = Duration.ofMinutes(1);

    static final Duration PUBLISHED_FRESH = Duration.ofMinutes(5);

    TokenSettings {
        Setting.requirePositive("cartwright.tokens.expire-after", expireAfter);
        if (audience.isBlank()) {
            throw new InvalidField(
                    "cartwright.tokens.audience", "cartwright.tokens.audience must not be blank");
        }
        if (publishAhead.compareTo(PUBLISHED_FRESH.multipliedBy(2)) < 0) {
            throw new InvalidField(
                    "cartwright.tokens.publish-ahead",
                    "cartwright.tokens.publish-ahead must be at least %s, for lists of keys may be"
                                    .formatted(PUBLISHED_FRESH.multipliedBy(2))
                            + " kept for half of that");
        }
        if (rotateEvery.compareTo(publishAhead.multipliedBy(2)) < 0) {
            throw new InvalidField(
                    "cartwright.tokens.rotate-every",
                    "cartwright.tokens.rotate-every must be at least twice publish-ahead");
        }
    }

    /** For how long after its last signature a key's tokens may still be shown. */
    Duration outlives() {
        return expireAfter.plus(LEEWAY.multipliedBy(2)).plus(KEYS_FRESH);
    }
}
