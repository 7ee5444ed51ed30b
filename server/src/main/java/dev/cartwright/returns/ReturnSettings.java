package dev.cartwright.returns;

import dev.cartwright.kernel.ByChannel;
import dev.cartwright.kernel.ChannelId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationStyle;

/**
 * Each is a list of {@code channel=value}; one without a channel holds for all others.
 *
 * @param within how long after units arrived their buyer may ask to send them back; {@code always}
 *     is without end
 * @param approve {@code BY_STAFF}, or {@code BY_ITSELF}: whatever is asked for may be sent
 * @param feePercent what is kept of the worth of units of which the buyer thought better
 * @param refundShipping when what was paid for the delivery goes back, too
 */
@ConfigurationProperties("cartwright.returns")
record ReturnSettings(
        @DefaultValue("30d") List<String> within,
        @DefaultValue("BY_STAFF") List<String> approve,
        @DefaultValue("0") List<String> feePercent,
        @DefaultValue("WHEN_ALL") List<String> refundShipping) {

    /** So long that it never ends. */
    private static final Duration ALWAYS = Duration.ofDays(36_500);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Who says that goods may be sent. */
    enum Approval {
        BY_STAFF,
        BY_ITSELF
    }

    /** When the delivery is given back. */
    enum Shipping {
        NEVER,
        /** All of the order came back, each unit for a reason that is the merchant's. */
        WHEN_OURS,
        /** All of the order came back. */
        WHEN_ALL
    }

    ReturnSettings {
        within = List.copyOf(within);
        approve = List.copyOf(approve);
        feePercent = List.copyOf(feePercent);
        refundShipping = List.copyOf(refundShipping);
        times(within);
        approvals(approve);
        fees(feePercent);
        shippings(refundShipping);
    }

    private static ByChannel<Duration> times(List<String> said) {
        return ByChannel.read(
                "cartwright.returns.within", said, "30d, b2b=14d or always", ReturnSettings::time);
    }

    private static Duration time(String said) {
        if (said.equals("always")) {
            return ALWAYS;
        }
        var time = DurationStyle.detectAndParse(said);
        if (time.isNegative()) {
            throw new IllegalArgumentException("negative");
        }
        return time;
    }

    private static ByChannel<Approval> approvals(List<String> said) {
        return ByChannel.read(
                "cartwright.returns.approve", said, "BY_STAFF or b2b=BY_ITSELF", Approval::valueOf);
    }

    private static ByChannel<BigDecimal> fees(List<String> said) {
        return ByChannel.read(
                "cartwright.returns.fee-percent", said, "10 or b2b=12.5", ReturnSettings::fee);
    }

    /** Less than all, or nothing would be given back that could be written down. */
    private static BigDecimal fee(String said) {
        var percent = new BigDecimal(said);
        if (percent.signum() < 0 || percent.compareTo(HUNDRED) >= 0) {
            throw new IllegalArgumentException("not a part");
        }
        return percent.movePointLeft(2);
    }

    private static ByChannel<Shipping> shippings(List<String> said) {
        return ByChannel.read(
                "cartwright.returns.refund-shipping",
                said,
                "NEVER, b2b=WHEN_OURS or WHEN_ALL",
                Shipping::valueOf);
    }

    Duration within(ChannelId channel) {
        return times(within).of(channel).orElse(ALWAYS);
    }

    boolean approvesItself(ChannelId channel) {
        return approvals(approve).of(channel).orElse(Approval.BY_STAFF) == Approval.BY_ITSELF;
    }

    /** A part of one. */
    BigDecimal fee(ChannelId channel) {
        return fees(feePercent).of(channel).orElse(BigDecimal.ZERO);
    }

    Shipping shipping(ChannelId channel) {
        return shippings(refundShipping).of(channel).orElse(Shipping.WHEN_ALL);
    }
}
