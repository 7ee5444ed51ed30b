package dev.cartwright.promotions;

import static java.util.Objects.requireNonNullElse;

import dev.cartwright.discounts.Discounted;
import dev.cartwright.kernel.Totals;
import dev.cartwright.platform.Channel;
import dev.cartwright.rates.Priced;
import dev.cartwright.rates.PricedLine;
import dev.cartwright.rates.Pricing;
import dev.cartwright.rates.Pricing.Goods;
import dev.cartwright.rates.Pricing.Reductions;
import dev.cartwright.rates.Quote;
import dev.cartwright.rates.ShippingMethod;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What a cart that was given whole would cost, as the checkout reckons it.
 *
 * @param taxes of the lines, in their order
 */
record PreviewBill(List<Money> taxes, Totals totals) {

    private static final String DELIVERY = "shipping";

    static PreviewBill of(Channel channel, PreviewReading reading, Discounted off) {
        var currency = reading.cart().currency();
        var goods = goods(channel, reading, off);
        var totals = goods.totals();
        for (int i = 0; i < reading.parcels().size(); i++) {
            var parcel = reading.parcels().get(i);
            var less = Money.ofMinor(currency, off.deliveries().get(i).discountMinor());
            totals = plus(totals, delivery(channel, currency, parcel, less));
        }
        return new PreviewBill(goods.lines().stream().map(PricedLine::tax).toList(), totals);
    }

    private static Priced goods(Channel channel, PreviewReading reading, Discounted off) {
        var currency = reading.cart().currency();
        var goods = new ArrayList<Goods>();
        var less = new ArrayList<Money>();
        var rates = new HashMap<String, BigDecimal>();
        for (int i = 0; i < off.lines().size(); i++) {
            var line = reading.cart().lines().get(i);
            var category = String.valueOf(i);
            goods.add(new Goods(line.quantity(), line.unitPrice(), category, 0));
            less.add(Money.ofMinor(currency, off.lines().get(i).discountMinor()));
            rates.put(category, requireNonNullElse(line.taxRate(), BigDecimal.ZERO));
        }
        return Pricing.price(
                channel,
                currency,
                goods,
                new Quote(List.of(), rates),
                Optional.empty(),
                new Reductions(less, Money.zero(currency)));
    }

    private static Totals delivery(
            Channel channel, CurrencyUnit currency, PreviewBasket.Parcel parcel, Money less) {
        var method =
                ShippingMethod.flat(
                        channel.id(), parcel.method(), parcel.method(), parcel.price(), Set.of());
        var rate = requireNonNullElse(parcel.taxRate(), BigDecimal.ZERO);
        return Pricing.price(
                        channel,
                        currency,
                        List.of(),
                        new Quote(List.of(method), Map.of(DELIVERY, rate)),
                        Optional.of(method),
                        new Reductions(List.of(), less))
                .totals();
    }

    private static Totals plus(Totals one, Totals other) {
        return Totals.of(
                one.items().plus(other.items()),
                one.discount().plus(other.discount()),
                one.shipping().plus(other.shipping()),
                one.tax().plus(other.tax()),
                one.taxIncluded());
    }
}
