package dev.cartwright.payments;

import dev.cartwright.kernel.ByChannel;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.Setting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param capture each {@code channel=MANUAL} or {@code AUTOMATIC}: whether a purchase authorises
 *     the money to be captured when its goods leave, or takes it at once; one without a channel
 *     holds for all others
 * @param askAfter the pauses before a processor is asked what became of an operation, each after
 *     the question before; when they are used up, it is for a person
 * @param recheckRefundsAfter how long after it was sent a processor is asked whether a refund that
 *     it paid has come back, for what it told of that may be lost
 * @param confirmWithin how long a customer may take to confirm a payment
 * @param attempts how many processors are tried for one payment
 */
@ConfigurationProperties("cartwright.payments")
record PaymentSettings(
        @DefaultValue("MANUAL") List<String> capture,
        @DefaultValue({"5s", "30s", "2m", "10m", "1h", "6h", "24h"}) List<Duration> askAfter,
        @DefaultValue({"1d", "7d", "30d"}) List<Duration> recheckRefundsAfter,
        @DefaultValue("30m") Duration confirmWithin,
        @DefaultValue("3") int attempts) {

    /** When the money is taken. */
    enum Capture {
        AUTOMATIC,
        MANUAL
    }

    PaymentSettings {
        capture = List.copyOf(capture);
        read(capture);
        askAfter = List.copyOf(askAfter);
        askAfter.forEach(it -> Setting.requirePositive("cartwright.payments.ask-after", it));
        if (askAfter.isEmpty()) {
            throw new IllegalArgumentException("cartwright.payments.ask-after must not be empty");
        }
        recheckRefundsAfter = recheckRefundsAfter.stream().sorted().toList();
        recheckRefundsAfter.forEach(
                it -> Setting.requirePositive("cartwright.payments.recheck-refunds-after", it));
        Setting.requirePositive("cartwright.payments.confirm-within", confirmWithin);
        Setting.requireAtLeastOne("cartwright.payments.attempts", attempts);
    }

    private static ByChannel<Capture> read(List<String> said) {
        return ByChannel.read(
                "cartwright.payments.capture", said, "MANUAL or b2b=AUTOMATIC", Capture::valueOf);
    }

    Capture capture(ChannelId channel) {
        return read(capture).of(channel).orElse(Capture.MANUAL);
    }

    /** The pause after so many questions; the last one again where they are used up. */
    Duration pause(int asked) {
        return askAfter.get(Math.min(asked, askAfter.size() - 1));
    }

    /** When to look after a refund that was paid; null once that was done often enough. */
    @Nullable Instant recheckAt(Instant sentAt, Instant now) {
        return recheckRefundsAfter.stream()
                .map(sentAt::plus)
                .filter(now::isBefore)
                .findFirst()
                .orElse(null);
    }

    boolean isForAPerson(int asked) {
        return asked >= askAfter.size();
    }
}
