package dev.cartwright.abandonment;

import dev.cartwright.abandonment.RecoveryQuery.Group;
import dev.cartwright.abandonment.RecoveryQuery.Sums;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.ForStaff;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whether telling shoppers of what they left brings them back, for staff. */
@RestController
@ForStaff(Area.MARKETING)
class RecoveryFigureEndpoint {

    private static final int MOST_DAYS = 1_100;

    private final RecoveryQuery query;

    RecoveryFigureEndpoint(RecoveryQuery query) {
        this.query = query;
    }

    /** A row for each channel and currency in which something was found. */
    @Schema(name = "AbandonedCartFigures")
    record FiguresJson(LocalDate from, LocalDate to, List<RowJson> rows) {}

    /**
     * What was found in these days, and what has become of it up to now.
     *
     * @param open neither recovered nor lost yet
     * @param recoveredValue of the orders that are in this currency
     * @param attributed recovered after a contact or by the link
     * @param contacted people who were told
     * @param reachable people who may be told, whether they were or not: only so they are like the
     *     held out in everything else
     * @param upliftPerMille rate of the reachable less that of the held out; null where a group is
     *     empty
     */
    @Schema(name = "AbandonedCartFigure")
    record RowJson(
            ChannelId channel,
            CurrencyUnit currency,
            long found,
            Money foundValue,
            long open,
            long recovered,
            Money recoveredValue,
            long attributed,
            long byLink,
            long byContact,
            Money attributedValue,
            long lost,
            Money lostValue,
            long contacted,
            GroupJson reachable,
            GroupJson holdout,
            @Nullable Long upliftPerMille) {

        static RowJson of(Sums it) {
            return new RowJson(
                    it.channel(),
                    it.currency(),
                    it.found(),
                    Money.ofMinor(it.currency(), it.foundMinor()),
                    it.found() - it.recovered() - it.lost(),
                    it.recovered(),
                    Money.ofMinor(it.currency(), it.recoveredMinor()),
                    it.byLink() + it.byContact(),
                    it.byLink(),
                    it.byContact(),
                    Money.ofMinor(it.currency(), it.attributedMinor()),
                    it.lost(),
                    Money.ofMinor(it.currency(), it.lostMinor()),
                    it.contacted(),
                    GroupJson.of(it.reachable()),
                    GroupJson.of(it.heldOut()),
                    uplift(it.reachable(), it.heldOut()));
        }
    }

    /**
     * People.
     *
     * @param buyers of whom an order recovered a cart
     * @param ratePerMille buyers of 1000 people, rounded half up; null where there is nobody
     */
    @Schema(name = "AbandonedCartGroup")
    record GroupJson(long people, long buyers, @Nullable Long ratePerMille) {

        static GroupJson of(Group it) {
            var rate = it.people() == 0 ? null : perMille(it.buyers(), it.people());
            return new GroupJson(it.people(), it.buyers(), rate);
        }
    }

    @GetMapping("/api/admin/abandoned-carts/figures")
    FiguresJson figures(
            @RequestParam(required = false) @Nullable ChannelId channel,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to) {
        if (from.isAfter(to) || from.until(to, ChronoUnit.DAYS) > MOST_DAYS) {
            throw new InvalidField("to", "must be at most " + MOST_DAYS + " days after from");
        }
        return new FiguresJson(
                from, to, query.of(channel, from, to).stream().map(RowJson::of).toList());
    }

    /** The difference of the fractions themselves, rounded once. */
    static @Nullable Long uplift(Group reachable, Group heldOut) {
        if (reachable.people() == 0 || heldOut.people() == 0) {
            return null;
        }
        return perMille(
                reachable.buyers() * heldOut.people() - heldOut.buyers() * reachable.people(),
                reachable.people() * heldOut.people());
    }

    private static Long perMille(long part, long whole) {
        return Math.floorDiv(2_000 * part + whole, 2 * whole);
    }
}
