package dev.cartwright.carts;

import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channel;
import dev.cartwright.rates.Priced;
import dev.cartwright.rates.Pricing;
import dev.cartwright.rates.Pricing.Goods;
import dev.cartwright.rates.Pricing.Reductions;
import dev.cartwright.rates.Quote;
import dev.cartwright.rates.ShippingMethod;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/** Adds up a cart, after what is taken off it: by what is in force at its address. */
record CartPricing(Cart cart, Channel channel, Quote quote) {

    /**
     * @param off at most what a line costs is off it
     */
    Priced price(List<GiftLine> gifts, Shown off) {
        return price(gifts, off, Optional.ofNullable(cart.method()).flatMap(quote::method));
    }

    /** As {@link #price(List, Shown)}, if it were sent like that. */
    Priced price(List<GiftLine> gifts, Shown off, Optional<ShippingMethod> method) {
        var goods = new ArrayList<Goods>();
        var reductions = new ArrayList<Money>();
        var byStaff = byStaff(off);
        for (var line : cart.lines()) {
            var more = byStaff.get(goods.size());
            goods.add(line.goods());
            reductions.add(off(off, line.sku(), line.goods()).plus(more));
        }
        for (var gift : gifts) {
            goods.add(gift.goods());
            reductions.add(gift.worth());
        }
        var shipping = Money.ofMinor(cart.currency(), off.shipping());
        return Pricing.price(
                channel,
                cart.currency(),
                goods,
                quote,
                method,
                new Reductions(reductions, shipping));
    }

    /**
     * Returns what staff takes off each line, beside promotions.
     *
     * @param off by promotions
     */
    List<Money> byStaff(Shown off) {
        var draft = cart.draft();
        if (draft == null || draft.discount() == null) {
            return Collections.nCopies(cart.lines().size(), Money.zero(cart.currency()));
        }
        return draft.discount()
                .of(
                        cart.lines().stream()
                                .map(line -> left(line.goods(), off(off, line.sku(), line.goods())))
                                .toList());
    }

    private static Money left(Goods goods, Money off) {
        return goods.unitPrice().multipliedBy(goods.quantity()).minus(off);
    }

    private static Money off(Shown off, Sku sku, Goods goods) {
        var whole = goods.unitPrice().multipliedBy(goods.quantity());
        var wanted = Money.ofMinor(whole.getCurrencyUnit(), off.off(sku));
        return wanted.isGreaterThan(whole) ? whole : wanted;
    }
}
