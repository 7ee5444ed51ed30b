package dev.cartwright.promotions;

import static java.util.stream.Collectors.toMap;

import dev.cartwright.coupons.Coupon;
import dev.cartwright.coupons.Coupons;
import dev.cartwright.coupons.KnownPromotions;
import dev.cartwright.discounts.Trace;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.PromotionId;
import dev.cartwright.promotions.UsageTable.Sale;
import dev.cartwright.promotions.UsageTable.Use;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The front door: what promotions take off a cart, and that none is given more than it may. */
@Service
public class Promotions implements KnownPromotions {

    private final Offers offers;
    private final Circumstances circumstances;
    private final PromotionTable promotions;
    private final UsageTable usage;
    private final Coupons coupons;
    private final Clock clock;

    Promotions(
            Offers offers,
            Circumstances circumstances,
            PromotionTable promotions,
            UsageTable usage,
            Coupons coupons,
            Clock clock) {
        this.offers = offers;
        this.circumstances = circumstances;
        this.promotions = promotions;
        this.usage = usage;
        this.coupons = coupons;
        this.clock = clock;
    }

    /** Returns what is taken off now; asks the database only what a promotion in force needs. */
    public Reckoned reckon(PromotedCart cart) {
        return prepare(cart).sent(cart.deliveries());
    }

    /** As {@link #reckon}, of a cart of which it is not known how it travels. */
    public Reckoning prepare(PromotedCart cart) {
        var now = clock.instant();
        var here = offers.in(cart.channel());
        var chosen = here.offers().stream().filter(it -> it.mayApply(cart, now)).toList();
        return chosen.isEmpty() || cart.lines().isEmpty()
                ? Reckoning.NOTHING
                : Reckoning.of(
                        cart,
                        chosen,
                        here.set(),
                        circumstances.basket(cart, chosen),
                        circumstances.shopper(cart, chosen),
                        now);
    }

    /** Returns each promotion in force, applied or not, and why. */
    public Explained explain(PromotedCart cart) {
        var here = offers.in(cart.channel());
        if (here.offers().isEmpty()) {
            return new Explained(new Trace(Reckoned.NOTHING.discounted(), List.of()), Map.of());
        }
        var trace =
                here.set()
                        .explain(
                                circumstances.basket(cart, here.offers()),
                                circumstances.shopper(cart, here.offers()),
                                clock.instant());
        return new Explained(
                trace, here.offers().stream().collect(toMap(Offer::id, Offer::wording)));
    }

    /**
     * Counts uses, budgets and coupons of an order within its transaction, by two statements at
     * most; by none where nothing is taken off.
     *
     * @throws PromotionsChanged and keeps nothing, where a promotion is not active any more in this
     *     version, its budget or a limit does not cover it, or a coupon cannot be used
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reserve(OrderId order, ChannelId channel, CustomerId customer, Reckoned reckoned) {
        if (reckoned.isNothing()) {
            return;
        }
        var taken = take(order, customer, reckoned.couponsUsed());
        var goods = Objects.requireNonNull(reckoned.goods());
        var sale = new Sale(order, channel, customer, clock.instant());
        var counted = usage.reserve(sale, goods, uses(reckoned, taken));
        var missing = new HashSet<>(reckoned.versions().keySet());
        missing.removeAll(counted);
        if (!missing.isEmpty()) {
            throw new PromotionsChanged(missing, Set.of());
        }
    }

    private Map<String, Coupon> take(
            OrderId order, CustomerId customer, Map<String, PromotionId> codes) {
        if (codes.isEmpty()) {
            return Map.of();
        }
        var asked = List.copyOf(codes.keySet());
        var answers = coupons.take(order, customer, asked);
        var taken = new LinkedHashMap<String, Coupon>();
        var refused = new HashSet<String>();
        for (int i = 0; i < asked.size(); i++) {
            taken.put(asked.get(i), answers.get(i));
            if (!answers.get(i).isUsable()) {
                refused.add(asked.get(i));
            }
        }
        if (!refused.isEmpty()) {
            throw new PromotionsChanged(Set.of(), refused);
        }
        return taken;
    }

    /** In the order of their ids, in which they are locked. */
    private static List<Use> uses(Reckoned reckoned, Map<String, Coupon> taken) {
        var uses = new ArrayList<Use>();
        for (var applied : reckoned.discounted().promotions()) {
            var id = applied.promotion();
            var version = Objects.requireNonNull(reckoned.versions().get(id));
            var coupon =
                    reckoned.couponsUsed().entrySet().stream()
                            .filter(it -> it.getValue().equals(id))
                            .map(it -> Objects.requireNonNull(taken.get(it.getKey())))
                            .findFirst()
                            .orElse(null);
            var terms = coupon == null ? null : coupon.terms();
            uses.add(
                    new Use(
                            applied,
                            version,
                            coupon == null ? null : coupon.code(),
                            terms == null ? null : terms.batch()));
        }
        uses.sort(Comparator.comparing(it -> it.applied().promotion().toString()));
        return uses;
    }

    /**
     * Gives back all that an order counts on, once, however often and by how many at once it is
     * called.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(OrderId order) {
        coupons.giveBack(order);
        usage.release(order, clock.instant());
    }

    @Override
    public boolean contains(PromotionId promotion) {
        return promotions.find(promotion).isPresent();
    }
}
