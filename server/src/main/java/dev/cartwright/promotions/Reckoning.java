package dev.cartwright.promotions;

import static java.util.stream.Collectors.toMap;

import dev.cartwright.discounts.Basket;
import dev.cartwright.discounts.Delivery;
import dev.cartwright.discounts.Discounted;
import dev.cartwright.discounts.PromotionSet;
import dev.cartwright.discounts.Shopper;
import dev.cartwright.kernel.PromotionId;
import dev.cartwright.promotions.Reckoned.Goods;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A cart with all that the promotions in force want to know of it, which was asked for once: so it
 * can be seen what is off it for each way it may travel.
 */
public final class Reckoning {

    /** Of a cart from which no promotion could take anything. */
    public static final Reckoning NOTHING = new Reckoning(null);

    private final @Nullable Asked asked;

    private Reckoning(@Nullable Asked asked) {
        this.asked = asked;
    }

    private record Asked(
            PromotedCart cart,
            List<Offer> offers,
            PromotionSet set,
            Basket basket,
            Shopper shopper,
            Instant at) {}

    static Reckoning of(
            PromotedCart cart,
            List<Offer> offers,
            PromotionSet set,
            Basket basket,
            Shopper shopper,
            Instant at) {
        return new Reckoning(new Asked(cart, offers, set, basket, shopper, at));
    }

    /** Returns what is off the cart, sent like that; by no statement. */
    public Reckoned sent(List<PromotedDelivery> deliveries) {
        if (asked == null) {
            return Reckoned.NOTHING;
        }
        var basket = asked.basket().sent(deliveries.stream().map(Reckoning::delivery).toList());
        var off = asked.set().apply(basket, asked.shopper(), asked.at());
        return off.promotions().isEmpty() && off.missingGifts().isEmpty()
                ? Reckoned.NOTHING
                : reckoned(asked, off);
    }

    static Delivery delivery(PromotedDelivery it) {
        return new Delivery(it.id(), it.method(), it.price().getAmountMinorLong());
    }

    private static Reckoned reckoned(Asked asked, Discounted off) {
        var cart = asked.cart();
        var byId = asked.offers().stream().collect(toMap(Offer::id, it -> it));
        var versions = new LinkedHashMap<PromotionId, Integer>();
        var used = new LinkedHashMap<String, PromotionId>();
        var wordings = new LinkedHashMap<PromotionId, Wording>();
        for (var applied : off.promotions()) {
            var offer = Objects.requireNonNull(byId.get(applied.promotion()));
            versions.put(offer.id(), offer.version());
            wordings.put(offer.id(), offer.wording());
            offer.useUp(cart.coupons(), used);
        }
        for (var gift : off.missingGifts()) {
            var offer = Objects.requireNonNull(byId.get(gift.promotion()));
            wordings.put(offer.id(), offer.wording());
        }
        return new Reckoned(
                off, versions, wordings, used, Goods.of(cart.currency(), asked.basket(), off));
    }
}
