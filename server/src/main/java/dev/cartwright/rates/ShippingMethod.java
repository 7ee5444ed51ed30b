package dev.cartwright.rates;

import dev.cartwright.kernel.ChannelId;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * A way a parcel travels, and its price by bands.
 *
 * @param countries where it goes; empty is everywhere
 * @param bands price in minor units from a weight in grams, or from a total in minor units, upward
 */
public record ShippingMethod(
        ChannelId channel,
        CurrencyUnit currency,
        String code,
        String name,
        Measure measure,
        String taxCategory,
        Set<String> countries,
        NavigableMap<Long, Long> bands) {

    /** What the bands count. */
    public enum Measure {
        WEIGHT,
        TOTAL
    }

    public ShippingMethod {
        countries = Set.copyOf(countries);
        bands = new TreeMap<>(bands);
        if (!bands.containsKey(0L)) {
            throw new IllegalArgumentException("the first band starts at zero");
        }
    }

    public static ShippingMethod flat(
            ChannelId channel, String code, String name, Money price, Set<String> countries) {
        return new ShippingMethod(
                channel,
                price.getCurrencyUnit(),
                code,
                name,
                Measure.TOTAL,
                "shipping",
                countries,
                new TreeMap<>(Map.of(0L, price.getAmountMinorLong())));
    }

    /**
     * Returns what this parcel costs.
     *
     * @param goods value of the goods after discounts
     */
    Money price(long weightGrams, Money goods) {
        var reached = measure == Measure.WEIGHT ? weightGrams : goods.getAmountMinorLong();
        return Money.ofMinor(currency, bands.floorEntry(reached).getValue());
    }
}
