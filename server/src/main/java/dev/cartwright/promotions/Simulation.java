package dev.cartwright.promotions;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import dev.cartwright.discounts.Basket;
import dev.cartwright.discounts.PromotionSet;
import dev.cartwright.discounts.Shopper;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.PromotionId;
import dev.cartwright.promotions.PastOrders.PastOrder;
import dev.cartwright.promotions.Reckoned.Goods;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
        record Market(ChannelId channel, CurrencyUnit currency) {}
        some.stream()
                .collect(
                        groupingBy(
                                it -> new Market(it.cart().channel(), it.cart().currency()),
                                LinkedHashMap::new,
                                toList()))
                .forEach((market, orders) -> look(market.channel(), market.currency(), orders));
    }

    /** What is asked is asked for all of these orders at once. */
    private void look(ChannelId channel, CurrencyUnit currency, List<PastOrder> orders) {
        var offers = List.of(offer);
        var carts = orders.stream().map(PastOrder::cart).toList();
        var facts = circumstances.facts(carts);
        var gifts = circumstances.giftPrices(channel, currency, offers);
        var customers =
                carts.stream()
                        .map(PromotedCart::customer)
                        .filter(Objects::nonNull)
                        .collect(toSet());
        var groups = circumstances.groups(customers, offers);
        for (var order : orders) {
            var customer = order.cart().customer();
            look(
                    order,
                    circumstances.basket(order.cart(), facts, gifts),
                    customer == null ? Set.of() : groups.getOrDefault(customer, Set.of()));
        }
    }

    private void look(PastOrder order, Basket basket, Set<String> groups) {
        var cart = order.cart();
        var left = Map.of(offer.id(), spent.left(cart));
        var shopper = new Shopper(groups, order.ordersPlaced(), codes(cart), left);
        var off = set.apply(basket, shopper, order.placedAt());
        var touched = !off.promotions().isEmpty() && isIn(cart);
        long cost = touched ? off.promotions().getFirst().costMinor() : 0;
        if (touched) {
            spent.add(cart, cost);
        }
        tallies.merge(
                cart.currency().getCode(),
                touched
                        ? touched(Goods.of(cart.currency(), basket, off), cost)
                        : new Tally(cart.currency(), 1, 0, 0, 0, 0L),
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

    private static Tally touched(Goods sold, long cost) {
        var margin = sold.margin();
        return new Tally(
                sold.currency(),
                1,
                1,
                cost,
                sold.paidMinor(),
                margin == null ? null : Long.valueOf(margin.getAmountMinorLong()));
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
