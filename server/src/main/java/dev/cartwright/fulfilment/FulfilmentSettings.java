package dev.cartwright.fulfilment;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Setting;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationStyle;

/**
 * Each time is a list of {@code channel=time}; one without a channel holds for all others, and
 * {@code never} keeps it from happening by itself.
 *
 * @param releaseAfter how long after it was placed an order is picked; until then its buyer may
 *     cancel it
 * @param deliverAfter how long after it has left a parcel counts as delivered, if nobody says so
 * @param completeAfter how long after its last delivery an order is over
 * @param every how often it is looked for what is due
 */
@ConfigurationProperties("cartwright.fulfilment")
record FulfilmentSettings(
        @DefaultValue("15m") List<String> releaseAfter,
        @DefaultValue("10d") List<String> deliverAfter,
        @DefaultValue("14d") List<String> completeAfter,
        @DefaultValue("30s") Duration every) {

    /** So long that it never comes. */
    static final Duration NEVER = Duration.ofDays(36_500);

    FulfilmentSettings {
        releaseAfter = List.copyOf(releaseAfter);
        deliverAfter = List.copyOf(deliverAfter);
        completeAfter = List.copyOf(completeAfter);
        releaseAfter.forEach(it -> read("release-after", it));
        deliverAfter.forEach(it -> read("deliver-after", it));
        completeAfter.forEach(it -> read("complete-after", it));
        Setting.requirePositive("cartwright.fulfilment.every", every);
    }

    private record Said(String channel, Duration time) {}

    private static Said read(String setting, String said) {
        var sign = said.indexOf('=');
        var time = said.substring(sign + 1).strip();
        try {
            return new Said(
                    sign < 0 ? "" : new ChannelId(said.substring(0, sign).strip()).code(),
                    time.equals("never") ? NEVER : notNegative(DurationStyle.detectAndParse(time)));
        } catch (IllegalArgumentException e) {
            var name = "cartwright.fulfilment." + setting;
            throw new InvalidField(
                    name, name + " must be like 15m, default=15m or never, not " + said);
        }
    }

    private static Duration notNegative(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("negative");
        }
        return time;
    }

    private static Duration of(String setting, List<String> said, ChannelId channel) {
        var times = said.stream().map(it -> read(setting, it)).toList();
        return times.stream()
                .filter(it -> it.channel().equals(channel.code()))
                .findFirst()
                .or(() -> times.stream().filter(it -> it.channel().isEmpty()).findFirst())
                .map(Said::time)
                .orElse(NEVER);
    }

    Duration releaseAfter(ChannelId channel) {
        return of("release-after", releaseAfter, channel);
    }

    Duration deliverAfter(ChannelId channel) {
        return of("deliver-after", deliverAfter, channel);
    }

    Duration completeAfter(ChannelId channel) {
        return of("complete-after", completeAfter, channel);
    }
}
