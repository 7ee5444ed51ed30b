package dev.cartwright.promotions;

import dev.cartwright.discounts.PromotionSet.Mode;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.PromotionId;
import dev.cartwright.platform.Access;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.ForStaff;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Lets staff see what a promotion would have done with orders of the past. */
@RestController
@ForStaff(Area.PROMOTIONS)
class SimulationEndpoint {

    private static final Duration LONGEST = Duration.ofDays(400);

    private final PromotionDesk desk;
    private final Circumstances circumstances;
    private final ObjectProvider<PastOrders> orders;
    private final Offers offers;
    private final PromotionSettings settings;

    SimulationEndpoint(
            PromotionDesk desk,
            Circumstances circumstances,
            ObjectProvider<PastOrders> orders,
            Offers offers,
            PromotionSettings settings) {
        this.desk = desk;
        this.circumstances = circumstances;
        this.orders = orders;
        this.offers = offers;
        this.settings = settings;
    }

    /**
     * Which orders.
     *
     * @param channel absent is each
     * @param until not any more at this instant
     */
    @Schema(name = "PromotionSimulation")
    record Wish(@Nullable ChannelId channel, @NotNull Instant from, @NotNull Instant until) {}

    /**
     * What would have been, by currency.
     *
     * @param mode how promotions go together in the channel, which this one alone did not mind;
     *     null where each channel was looked at
     */
    @Schema(name = "PromotionSimulationAnswer")
    record AnswerJson(int version, @Nullable Mode mode, List<TallyJson> currencies) {}

    /**
     * In one currency.
     *
     * @param touched orders in which something would have been off
     * @param revenue what would have been left to pay for the goods of those
     * @param margin of that after the goods' cost; null where it is not known of all
     */
    @Schema(name = "PromotionSimulationTally")
    record TallyJson(int orders, int touched, Money cost, Money revenue, @Nullable Money margin) {

        static TallyJson of(Simulation.Tally it) {
            var currency = it.currency();
            var margin = it.marginMinor();
            return new TallyJson(
                    it.orders(),
                    it.touched(),
                    Money.ofMinor(currency, it.costMinor()),
                    Money.ofMinor(currency, it.revenueMinor()),
                    margin == null ? null : Money.ofMinor(currency, margin));
        }
    }

    /** Tries the version written last, as if it alone had been in force. Nothing is saved. */
    @PostMapping("/api/admin/promotions/{id}/simulation")
    @ForStaff(value = Area.PROMOTIONS, access = Access.READ)
    AnswerJson simulate(@PathVariable PromotionId id, @RequestBody @Valid Wish wish) {
        if (!wish.from().isBefore(wish.until())
                || wish.from().plus(LONGEST).isBefore(wish.until())) {
            throw new InvalidField(
                    "until", "must be after from, by at most " + LONGEST.toDays() + " days");
        }
        var stored = desk.get(id);
        var past = orders.getIfAvailable();
        if (past == null) {
            throw PromotionProblem.noPastOrders();
        }
        var most = settings.mostSimulatedOrders();
        if (past.count(wish.channel(), wish.from(), wish.until(), most + 1) > most) {
            throw PromotionProblem.tooManyOrders(most);
        }
        var simulation =
                new Simulation(Offer.of(stored.definition(), stored.version()), circumstances);
        past.tell(wish.channel(), wish.from(), wish.until(), simulation::look);
        return new AnswerJson(
                stored.version(),
                wish.channel() == null ? null : offers.in(wish.channel()).mode(),
                simulation.tallies().stream().map(TallyJson::of).toList());
    }
}
