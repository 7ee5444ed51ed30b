package dev.cartwright.rates;

import static java.math.RoundingMode.HALF_UP;

import dev.cartwright.kernel.Totals;
import dev.cartwright.platform.Channel;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
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

    /** Pure: the same goods at the same place always cost the same. */
    public static Priced price(
            Channel channel,
            CurrencyUnit currency,
            List<Goods> goods,
            Quote quote,
            Optional<ShippingMethod> method) {
        var lines = goods.stream().map(line -> line(channel, line, quote)).toList();
        var zero = Money.zero(currency);
        var items = lines.stream().map(PricedLine::total).reduce(zero, Money::plus);
        var weight = goods.stream().mapToLong(it -> (long) it.weightGrams() * it.quantity()).sum();
        var shipping = method.map(it -> it.price(weight, items)).orElse(zero);
        var shippingTax =
                method.map(it -> tax(channel, shipping, quote.taxRate(it.taxCategory())))
                        .orElse(zero);
        var tax = lines.stream().map(PricedLine::tax).reduce(shippingTax, Money::plus);
        return new Priced(
                lines,
                shippingTax,
                Totals.of(items, zero, shipping, tax, channel.pricesIncludeTax()));
    }

    private static PricedLine line(Channel channel, Goods goods, Quote quote) {
        var total = goods.unitPrice().multipliedBy(goods.quantity());
        var rate = quote.taxRate(goods.taxCategory());
        var tax =
                channel.taxRoundedPerUnit()
                        ? tax(channel, goods.unitPrice(), rate).multipliedBy(goods.quantity())
                        : tax(channel, total, rate);
        var net = channel.pricesIncludeTax() ? total.minus(tax) : total;
        return new PricedLine(total, Money.zero(total.getCurrencyUnit()), net, rate, tax);
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
