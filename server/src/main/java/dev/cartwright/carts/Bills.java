package dev.cartwright.carts;

import static java.util.stream.Collectors.toMap;

import dev.cartwright.catalog.Catalog;
import dev.cartwright.catalog.Offer;
import dev.cartwright.discounts.Discounted;
import dev.cartwright.discounts.Discounted.Gift;
import dev.cartwright.kernel.PromotionId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channels;
import dev.cartwright.promotions.PromotedCart;
import dev.cartwright.promotions.PromotedDelivery;
import dev.cartwright.promotions.PromotedLine;
import dev.cartwright.promotions.Promotions;
import dev.cartwright.promotions.Reckoned;
import dev.cartwright.promotions.Reckoning;
import dev.cartwright.rates.Quote;
import dev.cartwright.rates.Rates;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.springframework.stereotype.Component;

/** Reckons what carts come to. */
@Component
class Bills {

    private final Promotions promotions;
    private final Catalog catalog;
    private final Channels channels;
    private final Rates rates;
    private final PromotionMemo memo;
    private final Clock clock;

    Bills(
            Promotions promotions,
            Catalog catalog,
            Channels channels,
            Rates rates,
            PromotionMemo memo,
            Clock clock) {
        this.promotions = promotions;
        this.catalog = catalog;
        this.channels = channels;
        this.rates = rates;
        this.memo = memo;
        this.clock = clock;
    }

    /** Reckons a cart for its shopper; what another sum is shown of than before is remembered. */
    Bill show(Cart cart) {
        return show(cart, quote(cart));
    }

    Bill show(Cart cart, Quote quote) {
        var bill = of(cart, quote);
        if (cart.status() == Cart.Status.OPEN && !bill.isAsShown()) {
            memo.keep(cart.with(cart.promotions().showing(bill.shown())));
        }
        return bill;
    }

    Bill of(Cart cart) {
        return of(cart, quote(cart));
    }

    Bill of(Cart cart, Quote quote) {
        var channel = channels.get(cart.channel());
        var pricing = new CartPricing(cart, channel, quote);
        if (cart.lines().isEmpty()) {
            return bill(pricing, Reckoning.NOTHING, Reckoned.NOTHING);
        }
        var reckoning = promotions.prepare(promoted(cart, Money.zero(cart.currency())));
        return bill(pricing, reckoning, Sending.of(pricing, reckoning, cart.method()).reckoned());
    }

    /** As promotions see it; a delivery nobody has chosen is none. */
    PromotedCart promoted(Cart cart, Money delivery) {
        var codes = new LinkedHashMap<String, PromotionId>();
        for (var coupon : cart.promotions().coupons()) {
            if (coupon.refusedAt(clock.instant()) == null) {
                codes.put(coupon.code(), coupon.promotion());
            }
        }
        return new PromotedCart(
                cart.id(),
                cart.channel(),
                cart.currency(),
                CartOffers.country(cart).orElse(null),
                cart.buyer(),
                cart.promotions().paysWith(),
                cart.lines().stream().map(Bills::promoted).toList(),
                Optional.ofNullable(cart.method())
                        .map(method -> new PromotedDelivery("delivery", method, delivery))
                        .map(List::of)
                        .orElse(List.of()),
                codes);
    }

    /** A SKU has one line, and is the same whatever was picked first. */
    private static PromotedLine promoted(CartLine line) {
        return new PromotedLine(line.sku().code(), line.sku(), line.quantity(), line.price());
    }

    private Bill bill(CartPricing pricing, Reckoning reckoning, Reckoned reckoned) {
        var off = reckoned.discounted();
        var cart = pricing.cart();
        var offers = offers(cart, off);
        var gifts = off.gifts().stream().map(it -> gift(cart, it, offers)).toList();
        return new Bill(
                cart,
                pricing.channel(),
                pricing.quote(),
                reckoning,
                reckoned,
                gifts,
                off.missingGifts().stream().map(it -> gift(cart, it, offers)).toList(),
                pricing.price(gifts, Shown.of(off, off.shippingMinor())),
                null);
    }

    /** Asks what the gifts are called; nothing where there are none. */
    private Map<Sku, Offer> offers(Cart cart, Discounted off) {
        var units =
                Stream.concat(off.gifts().stream(), off.missingGifts().stream())
                        .collect(toMap(Gift::sku, Gift::quantity, Integer::sum));
        return units.isEmpty()
                ? Map.of()
                : catalog.offers(
                        cart.channel(),
                        cart.currency(),
                        CartOffers.country(cart).orElse(null),
                        units);
    }

    private static GiftLine gift(Cart cart, Gift gift, Map<Sku, Offer> offers) {
        var offer = Objects.requireNonNull(offers.get(gift.sku()));
        return new GiftLine(
                gift.promotion(),
                gift.sku(),
                offer.name(),
                gift.quantity(),
                Money.ofMinor(cart.currency(), gift.unitPriceMinor()),
                offer.taxCategory());
    }

    private Quote quote(Cart cart) {
        return cart.address() == null
                ? Quote.NOWHERE
                : rates.quote(channels.get(cart.channel()), cart.currency(), cart.address());
    }
}
