package dev.cartwright.promotions;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.cartwright.discounts.Action;
import dev.cartwright.discounts.Basket;
import dev.cartwright.discounts.Item;
import dev.cartwright.discounts.Shopper;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.ProductId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channels;
import dev.cartwright.promotions.GiftOffers.GiftOffer;
import dev.cartwright.promotions.GiftOffers.Occasion;
import dev.cartwright.promotions.GoodsFacts.Facts;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Gathers what some promotions want to know of a cart, and asks for nothing else. */
@Component
class Circumstances {

    private static final ProductId NO_PRODUCT = new ProductId(new UUID(0, 0));

    private final ObjectProvider<GoodsFacts> goods;
    private final ObjectProvider<GiftOffers> gifts;
    private final ObjectProvider<ShopperFacts> shoppers;
    private final Remainders remainders;
    private final Channels channels;
    private final PromotionSettings settings;

    Circumstances(
            ObjectProvider<GoodsFacts> goods,
            ObjectProvider<GiftOffers> gifts,
            ObjectProvider<ShopperFacts> shoppers,
            Remainders remainders,
            Channels channels,
            PromotionSettings settings) {
        this.goods = goods;
        this.gifts = gifts;
        this.shoppers = shoppers;
        this.remainders = remainders;
        this.channels = channels;
        this.settings = settings;
    }

    /** As much of each gift may be given as is left once the cart has what is in it. */
    Basket basket(PromotedCart cart, Collection<Offer> offers) {
        var facts = facts(List.of(cart));
        var known = gifts(cart.occasion(), offers);
        var units = new HashMap<Sku, Integer>();
        known.forEach((sku, gift) -> units.put(sku, gift.available()));
        return basket(cart, facts, prices(known), units);
    }

    /**
     * As {@link #basket(PromotedCart, Collection)}, of a cart of the past: there were gifts enough.
     *
     * @param facts from {@link #facts}
     * @param gifts from {@link #giftPrices}
     */
    Basket basket(PromotedCart cart, Map<Sku, Facts> facts, Map<Sku, Long> gifts) {
        return basket(cart, facts, gifts, Map.of());
    }

    private Basket basket(
            PromotedCart cart,
            Map<Sku, Facts> facts,
            Map<Sku, Long> giftPrices,
            Map<Sku, Integer> giftUnits) {
        return new Basket(
                cart.channel(),
                cart.currency().getCode(),
                channels.get(cart.channel()).timeZone(),
                cart.country(),
                cart.paymentMethod(),
                cart.lines().stream().map(it -> item(it, facts.get(it.sku()))).toList(),
                cart.deliveries().stream().map(Reckoning::delivery).toList(),
                giftPrices,
                giftUnits,
                settings.margin());
    }

    /** Returns what is known of the goods of carts of one channel and currency. */
    Map<Sku, Facts> facts(List<PromotedCart> carts) {
        var known = goods.getIfAvailable();
        var skus = new HashSet<Sku>();
        carts.forEach(cart -> cart.lines().forEach(it -> skus.add(it.sku())));
        return known == null || skus.isEmpty()
                ? Map.of()
                : known.of(carts.getFirst().channel(), carts.getFirst().currency(), skus).stream()
                        .collect(toMap(Facts::sku, Function.identity()));
    }

    Shopper shopper(PromotedCart cart, Collection<Offer> offers) {
        var customer = cart.customer();
        return new Shopper(
                groups(customer, offers),
                customer != null && needs(offers, Needs::orders) ? ordersPlaced(customer) : 0,
                cart.coupons(),
                remainders.of(cart, offers));
    }

    private static boolean needs(Collection<Offer> offers, Predicate<Needs> what) {
        return offers.stream().map(Offer::needs).anyMatch(what);
    }

    /**
     * Returns what gifts cost that the promotions may give in a market, whether in stock or not.
     */
    Map<Sku, Long> giftPrices(ChannelId channel, CurrencyUnit currency, Collection<Offer> offers) {
        return prices(gifts(new Occasion(null, channel, currency, null, Map.of()), offers));
    }

    private static Map<Sku, Long> prices(Map<Sku, GiftOffer> gifts) {
        return gifts.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, it -> minor(it.getValue().price())));
    }

    private Map<Sku, GiftOffer> gifts(Occasion occasion, Collection<Offer> offers) {
        var wanted =
                offers.stream()
                        .flatMap(it -> it.promotion().actions().stream())
                        .filter(Action.Gift.class::isInstance)
                        .map(it -> ((Action.Gift) it).sku())
                        .collect(toSet());
        var known = gifts.getIfAvailable();
        return known == null || wanted.isEmpty() ? Map.of() : known.offers(occasion, wanted);
    }

    private Set<String> groups(@Nullable CustomerId customer, Collection<Offer> offers) {
        return customer == null
                ? Set.of()
                : groups(Set.of(customer), offers).getOrDefault(customer, Set.of());
    }

    /** Returns the groups of shoppers who are in some, where a promotion wants to know them. */
    Map<CustomerId, Set<String>> groups(Set<CustomerId> customers, Collection<Offer> offers) {
        var groups = new HashMap<CustomerId, Set<String>>();
        if (!customers.isEmpty() && needs(offers, Needs::groups)) {
            shoppers.forEach(it ->
                    it.groups(customers)
                            .forEach((who, words) ->
                                    groups.computeIfAbsent(who, _ -> new HashSet<>())
                                            .addAll(words)));
        }
        return groups;
    }

    private int ordersPlaced(CustomerId customer) {
        return shoppers.stream().mapToInt(it -> it.ordersPlaced(customer)).sum();
    }

    private static Item item(PromotedLine line, @Nullable Facts facts) {
        return new Item(
                line.id(),
                line.sku(),
                facts == null ? NO_PRODUCT : facts.product(),
                line.quantity(),
                minor(line.unitPrice()),
                facts == null ? Set.of() : facts.categories(),
                facts == null ? null : facts.brand(),
                facts == null ? Map.of() : facts.attributes(),
                facts == null ? 0 : facts.floorMinor(),
                facts == null ? null : facts.costMinor(),
                facts != null && facts.reduced());
    }

    private static long minor(Money money) {
        return money.getAmountMinorLong();
    }
}
