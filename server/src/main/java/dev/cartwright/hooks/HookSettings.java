package dev.cartwright.hooks;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Setting;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param allowPrivateNetworks whether endpoints may be on this machine or in a private network
 * @param allowHttp whether endpoints may go without TLS
 * @param connectWithin how long a name server may take, and each address to connect
 * @param answerWithin how long all of an attempt may take
 * @param takeOverAfter when an attempt counts as lost together with its server
 * @param retryAfter pauses before the second attempt and those after it; then it is given up
 * @param jitterPercent by how much a pause is longer at most, at random
 * @param disableAfter an endpoint where nothing has succeeded for so long is told nothing more
 * @param oldSecretFor how long the secret before signs, too, unless the request says otherwise
 * @param sendAtOnce messages that one server sends at the same time
 * @param sendAtOncePerEndpoint of them to one endpoint, from all servers
 * @param keepFor how long messages and attempts are kept
 */
@ConfigurationProperties("cartwright.hooks")
record HookSettings(
        @DefaultValue("false") boolean allowPrivateNetworks,
        @DefaultValue("false") boolean allowHttp,
        @DefaultValue("3s") Duration connectWithin,
        @DefaultValue("15s") Duration answerWithin,
        @DefaultValue("1m") Duration takeOverAfter,
        @DefaultValue({"5s", "5m", "30m", "2h", "5h", "10h", "10h"}) List<Duration> retryAfter,
        @DefaultValue("10") int jitterPercent,
        @DefaultValue("5d") Duration disableAfter,
        @DefaultValue("24h") Duration oldSecretFor,
        @DefaultValue("32") int sendAtOnce,
        @DefaultValue("4") int sendAtOncePerEndpoint,
        @DefaultValue("30d") Duration keepFor) {

    private static final String PREFIX = "cartwright.hooks.";

    HookSettings {
        Setting.requirePositive(PREFIX + "connect-within", connectWithin);
        Setting.requirePositive(PREFIX + "answer-within", answerWithin);
        retryAfter = List.copyOf(retryAfter);
        retryAfter.forEach(it -> Setting.requirePositive(PREFIX + "retry-after", it));
        Setting.requirePositive(PREFIX + "disable-after", disableAfter);
        Setting.requirePositive(PREFIX + "old-secret-for", oldSecretFor);
        Setting.requireAtLeastOne(PREFIX + "send-at-once", sendAtOnce);
        Setting.requireAtLeastOne(PREFIX + "send-at-once-per-endpoint", sendAtOncePerEndpoint);
        Setting.requirePositive(PREFIX + "keep-for", keepFor);
        if (jitterPercent < 0 || jitterPercent > 100) {
            throw new InvalidField(
                    PREFIX + "jitter-percent",
                    PREFIX + "jitter-percent must be 0 to 100, not " + jitterPercent);
        }
        if (takeOverAfter.compareTo(answerWithin.multipliedBy(2)) < 0) {
            throw new InvalidField(
                    PREFIX + "take-over-after",
                    PREFIX
                            + "take-over-after must be at least twice "
                            + PREFIX
                            + "answer-within, or a message under way is sent again");
        }
    }

    RetryPlan plan() {
        return new RetryPlan(retryAfter, jitterPercent);
    }
}
