package dev.cartwright.promotions;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.cartwright.discounts.Basket;
import dev.cartwright.discounts.PromotionSet;
import dev.cartwright.discounts.Shopper;
import dev.cartwright.kernel.PromotionId;
import dev.cartwright.promotions.PastOrders.PastOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reckons one promotion over orders of the past, as if it alone had been in force. Goods are looked
 * at as they are now; a code it needs counts as given, and its limits are used up as they went.
 */
final class Simulation {

    private static final String CODE = "SIMULATED";

    private final Offer offer;
    private final Circumstances circumstances;
    private final PromotionSet set;
    private final SpentInPast spent;
    private final Map<String, Tally> tallies = new TreeMap<>();

    Simulation(Offer offer, Circumstances circumstances) {
        this.offer = offer;
        this.circumstances = circumstances;
        this.set = PromotionSet.compile(List.of(offer.promotion()), PromotionSet.Mode.PRIORITY);
        this.spent = new SpentInPast(offer.limits());
    }

    /**
     * What would have been, in one currency.
     *
     * @param orders that were looked at
     * @param touched of these, where something would have been off
     * @param costMinor what it would have cost
     * @param revenueMinor what would have been left to pay for the goods of those touched
     * @param marginMinor of that after the goods' cost; null where it is not known of all
     */
    record Tally(
            CurrencyUnit currency,
            int orders,
            int touched,
            long costMinor,
            long revenueMinor,
            @Nullable Long marginMinor) {}

    /** Returns what would have been, by currency. */
    List<Tally> tallies() {
        return List.copyOf(tallies.values());
    }

    /** Looks at some orders, the older first. */
    void look(List<PastOrder> some) {
        record Market(Object channel, CurrencyUnit currency) {}
        var offers = List.of(offer);
        some.stream()
                .collect(
                        groupingBy(
                                it -> new Market(it.cart().channel(), it.cart().currency()),
                                LinkedHashMap::new,
                                toList()))
                .values()
                .forEach(orders -> {
                    var carts = orders.stream().map(PastOrder::cart).toList();
                    var facts = circumstances.facts(carts, offers);
                    orders.forEach(it -> look(it, circumstances.basket(it.cart(), offers, facts)));
                });
    }

    private void look(PastOrder order, Basket basket) {
        var cart = order.cart();
        var groups = circumstances.groups(cart.customer(), List.of(offer));
        var left = Map.of(offer.id(), spent.left(cart));
        var shopper = new Shopper(groups, order.ordersPlaced(), codes(cart), left);
        var applied = set.apply(basket, shopper, order.placedAt()).promotions();
        var touched = !applied.isEmpty() && isIn(cart);
        long cost = touched ? applied.getFirst().costMinor() : 0;
        long off = touched ? applied.getFirst().goodsMinor() : 0;
        if (touched) {
            spent.add(cart, cost);
        }
        tallies.merge(
                cart.currency().getCode(),
                tally(basket, cart.currency(), touched, cost, off),
                Simulation::plus);
    }

    private boolean isIn(PromotedCart cart) {
        var channels = offer.promotion().channels();
        return channels.isEmpty() || channels.contains(cart.channel());
    }

    private Map<String, PromotionId> codes(PromotedCart cart) {
        var codes = new LinkedHashMap<>(cart.coupons());
        codes.put(CODE, offer.id());
        offer.needs().codes().forEach(it -> codes.put(it, offer.id()));
        return codes;
    }

    private static Tally tally(
            Basket basket, CurrencyUnit currency, boolean touched, long cost, long off) {
        if (!touched) {
            return new Tally(currency, 1, 0, 0, 0, 0L);
        }
        long price = 0;
        long goods = 0;
        var known = true;
        for (var item : basket.items()) {
            price += item.quantity() * item.unitPriceMinor();
            known &= item.costMinor() != null;
            goods += item.costMinor() == null ? 0 : item.quantity() * item.costMinor();
        }
        var revenue = price - off;
        return new Tally(
                currency, 1, 1, cost, revenue, known ? Long.valueOf(revenue - goods) : null);
    }

    private static Tally plus(Tally one, Tally other) {
        var mine = one.marginMinor();
        var others = other.marginMinor();
        return new Tally(
                one.currency(),
                one.orders() + other.orders(),
                one.touched() + other.touched(),
                one.costMinor() + other.costMinor(),
                one.revenueMinor() + other.revenueMinor(),
                mine == null || others == null ? null : Long.valueOf(mine + others));
    }
}
