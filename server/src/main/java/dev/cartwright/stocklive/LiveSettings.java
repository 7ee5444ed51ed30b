package dev.cartwright.stocklive;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Setting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param pollEvery how often a server looks for movements while somebody listens
 * @param compareEvery how often it looks at everything listened to, whether or not it moved
 * @param heartbeatEvery a stream on which nothing happens says so
 * @param endAfter a stream ends, and its reader connects anew
 * @param mostStreams of one server
 * @param mostStreamsPerNetwork of one server, for an IPv4 address or an IPv6 /64
 * @param mostShown more units than this are shown as so many
 * @param publishEvery how often other modules are told what changed
 */
@ConfigurationProperties("cartwright.live")
record LiveSettings(
        @DefaultValue("500ms") Duration pollEvery,
        @DefaultValue("10s") Duration compareEvery,
        @DefaultValue("15s") Duration heartbeatEvery,
        @DefaultValue("15m") Duration endAfter,
        @DefaultValue("2000") int mostStreams,
        @DefaultValue("50") int mostStreamsPerNetwork,
        @DefaultValue("1000") int mostShown,
        @DefaultValue("5s") Duration publishEvery) {

    private static final String PREFIX = "cartwright.live.";

    LiveSettings {
        Setting.requirePositive(PREFIX + "poll-every", pollEvery);
        Setting.requirePositive(PREFIX + "compare-every", compareEvery);
        Setting.requirePositive(PREFIX + "heartbeat-every", heartbeatEvery);
        Setting.requirePositive(PREFIX + "end-after", endAfter);
        Setting.requirePositive(PREFIX + "publish-every", publishEvery);
        Setting.requireAtLeastOne(PREFIX + "most-streams", mostStreams);
        Setting.requireAtLeastOne(PREFIX + "most-streams-per-network", mostStreamsPerNetwork);
        if (mostShown < 1 || mostShown > Availability.LARGEST) {
            throw new InvalidField(
                    PREFIX + "most-shown",
                    "%smost-shown must be between 1 and %d, not %d"
                            .formatted(PREFIX, Availability.LARGEST, mostShown));
        }
    }
}
