package dev.cartwright.rates;

import static java.math.RoundingMode.HALF_UP;

import dev.cartwright.kernel.Totals;
import dev.cartwright.platform.Channel;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Adds up goods, delivery and tax. Tax is rounded half-up, once a line after discounts, or once a
 * unit where the channel says so.
 */
public final class Pricing {

    private Pricing() {}

    /**
     * Goods of one SKU.
     *
     * @param weightGrams of one unit
     */
    public record Goods(int quantity, Money unitPrice, String taxCategory, int weightGrams) {}

    /**
     * What is taken off.
     *
     * @param perLine one for each line of goods, in their order; at most what the line costs
     * @param shipping off the delivery, as far as it costs so much
     */
    public record Reductions(List<Money> perLine, Money shipping) {

        public Reductions {
            perLine = List.copyOf(perLine);
        }

        static Reductions none(CurrencyUnit currency, int lines) {
            var zero = Money.zero(currency);
            return new Reductions(Collections.nCopies(lines, zero), zero);
        }
    }

    /** Pure: the same goods at the same place always cost the same. */
    public static Priced price(
            Channel channel,
            CurrencyUnit currency,
            List<Goods> goods,
            Quote quote,
            Optional<ShippingMethod> method) {
        var none = Reductions.none(currency, goods.size());
        return price(channel, currency, goods, quote, method, none);
    }

    /** As {@link #price}, after discounts: tax is on what is left. */
    public static Priced price(
            Channel channel,
            CurrencyUnit currency,
            List<Goods> goods,
            Quote quote,
            Optional<ShippingMethod> method,
            Reductions off) {
        var lines =
                IntStream.range(0, goods.size())
                        .mapToObj(i -> line(channel, goods.get(i), quote, off.perLine().get(i)))
                        .toList();
        var zero = Money.zero(currency);
        var items = lines.stream().map(PricedLine::total).reduce(zero, Money::plus);
        var discount = lines.stream().map(PricedLine::discount).reduce(zero, Money::plus);
        var weight = goods.stream().mapToLong(it -> (long) it.weightGrams() * it.quantity()).sum();
        var full = method.map(it -> it.price(weight, items.minus(discount))).orElse(zero);
        var shipping = full.isLessThan(off.shipping()) ? zero : full.minus(off.shipping());
        var shippingTax =
                method.map(it -> tax(channel, shipping, quote.taxRate(it.taxCategory())))
                        .orElse(zero);
        var tax = lines.stream().map(PricedLine::tax).reduce(shippingTax, Money::plus);
        return new Priced(
                lines,
                shippingTax,
                full.minus(shipping),
                Totals.of(items, discount, shipping, tax, channel.pricesIncludeTax()));
    }

    private static PricedLine line(Channel channel, Goods goods, Quote quote, Money discount) {
        var total = goods.unitPrice().multipliedBy(goods.quantity());
        if (discount.isNegative() || discount.isGreaterThan(total)) {
            throw new IllegalArgumentException(discount + " off a line of " + total);
        }
        var left = total.minus(discount);
        var rate = quote.taxRate(goods.taxCategory());
        var tax =
                channel.taxRoundedPerUnit()
                        ? taxOfUnits(channel, left, goods.quantity(), rate)
                        : tax(channel, left, rate);
        var net = channel.pricesIncludeTax() ? left.minus(tax) : left;
        return new PricedLine(total, discount, net, rate, tax);
    }

    /** What is left of a line belongs to its units in equal parts, spare coins to the first. */
    private static Money taxOfUnits(Channel channel, Money left, int units, BigDecimal rate) {
        var each = left.getAmountMinorLong() / units;
        var dearer = (int) (left.getAmountMinorLong() % units);
        var currency = left.getCurrencyUnit();
        return tax(channel, Money.ofMinor(currency, each), rate)
                .multipliedBy(units - dearer)
                .plus(tax(channel, Money.ofMinor(currency, each + 1), rate).multipliedBy(dearer));
    }

    private static Money tax(Channel channel, Money amount, BigDecimal rate) {
        if (!channel.pricesIncludeTax()) {
            return amount.multipliedBy(rate, HALF_UP);
        }
        var whole = BigDecimal.ONE.add(rate);
        var tax =
                BigDecimal.valueOf(amount.getAmountMinorLong())
                        .multiply(rate)
                        .divide(whole, 0, HALF_UP);
        return Money.ofMinor(amount.getCurrencyUnit(), tax.longValueExact());
    }
}
