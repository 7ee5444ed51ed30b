package dev.cartwright.fulfilment;

import dev.cartwright.kernel.ByChannel;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.Setting;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationStyle;

/**
 * Each time but the last is a list of {@code channel=time}; one without a channel holds for all
 * others, and {@code never} keeps it from happening by itself.
 *
 * @param releaseAfter how long after it was placed an order is picked; until then its buyer may
 *     cancel it
 * @param deliverAfter how long after it has left a parcel counts as delivered, if nobody says so
 * @param completeAfter how long after its last delivery an order is over
 * @param secureBefore how long before an authorisation ends all of it is taken
 * @param stuckAfter how long something may be picked, or wait for that, before a person should look
 * @param every how often it is looked for what is due
 */
@ConfigurationProperties("cartwright.fulfilment")
record FulfilmentSettings(
        @DefaultValue("15m") List<String> releaseAfter,
        @DefaultValue("10d") List<String> deliverAfter,
        @DefaultValue("14d") List<String> completeAfter,
        @DefaultValue("1d") List<String> secureBefore,
        @DefaultValue("3d") List<String> stuckAfter,
        @DefaultValue("30s") Duration every) {

    /** So long that it never comes. */
    static final Duration NEVER = Duration.ofDays(36_500);

    FulfilmentSettings {
        releaseAfter = List.copyOf(releaseAfter);
        deliverAfter = List.copyOf(deliverAfter);
        completeAfter = List.copyOf(completeAfter);
        secureBefore = List.copyOf(secureBefore);
        stuckAfter = List.copyOf(stuckAfter);
        times("release-after", releaseAfter);
        times("deliver-after", deliverAfter);
        times("complete-after", completeAfter);
        times("secure-before", secureBefore);
        times("stuck-after", stuckAfter);
        Setting.requirePositive("cartwright.fulfilment.every", every);
    }

    private static Function<ChannelId, Duration> times(String setting, List<String> said) {
        var times =
                ByChannel.read(
                        "cartwright.fulfilment." + setting,
                        said,
                        "15m, default=15m or never",
                        FulfilmentSettings::time);
        return channel -> times.of(channel).orElse(NEVER);
    }

    private static Duration time(String said) {
        if (said.equals("never")) {
            return NEVER;
        }
        var time = DurationStyle.detectAndParse(said);
        if (time.isNegative()) {
            throw new IllegalArgumentException("negative");
        }
        return time;
    }

    Duration releaseAfter(ChannelId channel) {
        return times("release-after", releaseAfter).apply(channel);
    }

    Duration deliverAfter(ChannelId channel) {
        return times("deliver-after", deliverAfter).apply(channel);
    }

    Duration completeAfter(ChannelId channel) {
        return times("complete-after", completeAfter).apply(channel);
    }

    Duration secureBefore(ChannelId channel) {
        return times("secure-before", secureBefore).apply(channel);
    }

    Duration stuckAfter(ChannelId channel) {
        return times("stuck-after", stuckAfter).apply(channel);
    }
}
