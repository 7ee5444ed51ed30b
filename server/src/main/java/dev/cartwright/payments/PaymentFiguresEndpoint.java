package dev.cartwright.payments;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.payments.PaymentFiguresQuery.Declines;
import dev.cartwright.payments.PaymentFiguresQuery.PaymentDay;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Grants;
import dev.cartwright.platform.Scope.Dimension;
import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How well customers' payments go through, for the staff. */
@RestController
@ForStaff(value = Area.PAYMENTS, honours = Dimension.CHANNEL)
class PaymentFiguresEndpoint {

    private static final int MOST_DAYS = 366;

    private final PaymentFiguresQuery figures;
    private final Channels channels;

    PaymentFiguresEndpoint(PaymentFiguresQuery figures, Channels channels) {
        this.figures = figures;
        this.channels = channels;
    }

    record PaymentFigures(List<PaymentDay> days, List<Declines> declines) {}

    /** Days are the channel's own; {@code to} is the first that no longer counts. */
    @GetMapping("/api/admin/figures/payments")
    PaymentFigures figures(
            @RequestParam(defaultValue = "default") ChannelId channel,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to) {
        Grants.currentScope().requireChannel(channel);
        if (!from.isBefore(to)) {
            throw new InvalidField("to", "must be later than from");
        }
        if (from.plusDays(MOST_DAYS).isBefore(to)) {
            throw new InvalidField("to", "must be at most " + MOST_DAYS + " days later than from");
        }
        var zone = channels.get(channel).timeZone();
        var begin = from.atStartOfDay(zone).toInstant();
        var end = to.atStartOfDay(zone).toInstant();
        return new PaymentFigures(
                figures.days(channel, zone, begin, end), figures.declines(channel, begin, end));
    }
}
