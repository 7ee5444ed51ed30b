package dev.cartwright.carts;

import static java.util.stream.Collectors.toMap;

import dev.cartwright.catalog.Catalog;
import dev.cartwright.discounts.Discounted.Gift;
import dev.cartwright.kernel.PromotionId;
import dev.cartwright.platform.Channels;
import dev.cartwright.promotions.PromotedCart;
import dev.cartwright.promotions.PromotedDelivery;
import dev.cartwright.promotions.PromotedLine;
import dev.cartwright.promotions.Promotions;
import dev.cartwright.promotions.Reckoned;
import dev.cartwright.rates.Quote;
import dev.cartwright.rates.Rates;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;
import org.springframework.stereotype.Component;

/** Reckons what carts come to. */
@Component
class Bills {

    private final Promotions promotions;
    private final PromotionNames names;
    private final Catalog catalog;
    private final Channels channels;
    private final Rates rates;
    private final PromotionMemo memo;
    private final Clock clock;

    Bills(
            Promotions promotions,
            PromotionNames names,
            Catalog catalog,
            Channels channels,
            Rates rates,
            PromotionMemo memo,
            Clock clock) {
        this.promotions = promotions;
        this.names = names;
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
            var priced = pricing.price(List.of(), Shown.NOTHING);
            return new Bill(cart, channel, quote, Reckoned.NOTHING, List.of(), priced, Map.of());
        }
        var delivery = pricing.price(List.of(), Shown.NOTHING).totals().shipping();
        var bill = reckoned(pricing, promoted(cart, delivery));
        var cheaper = bill.priced().totals().shipping().plus(bill.priced().shippingDiscount());
        if (cheaper.isEqual(delivery)) {
            return bill;
        }
        // What is off the goods may change what the delivery costs, which may be off as well.
        return reckoned(pricing, promoted(cart, cheaper));
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
        return new PromotedLine(line.sku().code(), line.sku(), line.quantity(), line.unitPrice());
    }

    private Bill reckoned(CartPricing pricing, PromotedCart promoted) {
        var reckoned = promotions.reckon(promoted);
        var off = reckoned.discounted();
        var gifts = gifts(pricing.cart(), off.gifts());
        return new Bill(
                pricing.cart(),
                pricing.channel(),
                pricing.quote(),
                reckoned,
                gifts,
                pricing.price(gifts, Shown.of(off, off.shippingMinor())),
                names.of(reckoned, promoted));
    }

    /** Asks what the gifts are called; nothing where there are none. */
    private List<GiftLine> gifts(Cart cart, List<Gift> given) {
        if (given.isEmpty()) {
            return List.of();
        }
        var units = given.stream().collect(toMap(Gift::sku, Gift::quantity, Integer::sum));
        var offers =
                catalog.offers(
                        cart.channel(),
                        cart.currency(),
                        CartOffers.country(cart).orElse(null),
                        units);
        var lines = new ArrayList<GiftLine>();
        for (var gift : given) {
            var offer = Objects.requireNonNull(offers.get(gift.sku()));
            lines.add(
                    new GiftLine(
                            gift.promotion(),
                            gift.sku(),
                            offer.name(),
                            gift.quantity(),
                            Money.ofMinor(cart.currency(), gift.unitPriceMinor()),
                            offer.taxCategory()));
        }
        return lines;
    }

    private Quote quote(Cart cart) {
        return cart.address() == null
                ? Quote.NOWHERE
                : rates.quote(channels.get(cart.channel()), cart.currency(), cart.address());
    }
}
