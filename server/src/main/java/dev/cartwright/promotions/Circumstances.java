package dev.cartwright.promotions;

import static java.util.stream.Collectors.toMap;

import dev.cartwright.discounts.Basket;
import dev.cartwright.discounts.Delivery;
import dev.cartwright.discounts.Item;
import dev.cartwright.discounts.Promotion;
import dev.cartwright.discounts.PromotionSet;
import dev.cartwright.discounts.Shopper;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.ProductId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channels;
import dev.cartwright.promotions.GoodsFacts.Facts;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
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

    Basket basket(PromotedCart cart, Collection<Offer> offers) {
        return basket(cart, offers, facts(List.of(cart), offers));
    }

    /**
     * As {@link #basket(PromotedCart, Collection)}, of which the facts of its goods are known.
     *
     * @param facts from {@link #facts}
     */
    Basket basket(PromotedCart cart, Collection<Offer> offers, Map<Sku, Facts> facts) {
        return new Basket(
                cart.channel(),
                cart.currency().getCode(),
                channels.get(cart.channel()).timeZone(),
                cart.country(),
                cart.paymentMethod(),
                cart.lines().stream().map(it -> item(it, facts.get(it.sku()))).toList(),
                cart.deliveries().stream().map(Circumstances::delivery).toList(),
                giftPrices(cart, offers),
                settings.margin());
    }

    /** Returns what the promotions want to know of the goods of carts of one channel, currency. */
    Map<Sku, Facts> facts(List<PromotedCart> carts, Collection<Offer> offers) {
        var known = goods.getIfAvailable();
        var skus = new HashSet<Sku>();
        carts.forEach(cart -> cart.lines().forEach(it -> skus.add(it.sku())));
        return known == null || skus.isEmpty() || !needs(offers, Needs::goods)
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

    private Map<Sku, Long> giftPrices(PromotedCart cart, Collection<Offer> offers) {
        var wanted = PromotionSet.compile(promotions(offers), settings.mode()).giftSkus();
        var known = gifts.getIfAvailable();
        return known == null || wanted.isEmpty()
                ? Map.of()
                : known.prices(cart.channel(), cart.currency(), wanted).entrySet().stream()
                        .collect(toMap(Map.Entry::getKey, it -> minor(it.getValue())));
    }

    private static List<Promotion> promotions(Collection<Offer> offers) {
        return offers.stream().map(Offer::promotion).toList();
    }

    /** Returns the shopper's groups, where a promotion wants to know them. */
    Set<String> groups(@Nullable CustomerId customer, Collection<Offer> offers) {
        return customer != null && needs(offers, Needs::groups) ? groups(customer) : Set.of();
    }

    private Set<String> groups(CustomerId customer) {
        var groups = new HashSet<String>();
        shoppers.forEach(it -> groups.addAll(it.groups(customer)));
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

    private static Delivery delivery(PromotedDelivery it) {
        return new Delivery(it.id(), it.method(), minor(it.price()));
    }

    private static long minor(Money money) {
        return money.getAmountMinorLong();
    }
}
