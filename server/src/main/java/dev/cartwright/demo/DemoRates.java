package dev.cartwright.demo;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.platform.Channels;
import dev.cartwright.rates.Rates;
import dev.cartwright.rates.ShippingMethod;
import dev.cartwright.rates.ShippingMethod.Measure;
import dev.cartwright.rates.TaxRate;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What delivery and tax cost in the demo: the states' own sales taxes, without counties'. */
@Component
@Profile("demo")
class DemoRates implements ApplicationRunner {

    private static final ChannelId SHOP = Channels.DEFAULT;

    private static final Map<String, String> SALES_TAXES =
            Map.of(
                    "CA", "0.0725", "FL", "0.06", "IL", "0.0625", "MA", "0.0625", "NJ", "0.06625",
                    "NY", "0.04", "PA", "0.06", "TX", "0.0625", "WA", "0.065");

    /** States that tax delivery as they tax the goods. */
    private static final Set<String> TAX_DELIVERY = Set.of("NJ", "NY", "PA", "TX", "WA");

    private final Rates rates;

    DemoRates(Rates rates) {
        this.rates = rates;
    }

    /** What is there already stays as it is. */
    @Override
    public void run(ApplicationArguments arguments) {
        var standard =
                ShippingMethod.flat(
                        SHOP, "standard", "Standard", Money.parse("USD 5.99"), Set.of());
        rates.add(List.of(standard, economy(), express()), taxes());
    }

    /** Free from 100 dollars on. */
    private static ShippingMethod economy() {
        return method("economy", "Economy", Measure.TOTAL, Map.of(0L, 3_99L, 100_00L, 0L));
    }

    /** By weight, from 1 and from 5 kilograms on. */
    private static ShippingMethod express() {
        var prices = Map.of(0L, 14_99L, 1_000L, 19_99L, 5_000L, 34_99L);
        return method("express", "Express", Measure.WEIGHT, prices);
    }

    private static ShippingMethod method(
            String code, String name, Measure measure, Map<Long, Long> bands) {
        return new ShippingMethod(
                SHOP,
                CurrencyUnit.USD,
                code,
                name,
                measure,
                "shipping",
                Set.of("US"),
                new TreeMap<>(bands));
    }

    private static List<TaxRate> taxes() {
        return SALES_TAXES.entrySet().stream()
                .flatMap(state -> {
                    var goods = tax(state, "standard");
                    return TAX_DELIVERY.contains(state.getKey())
                            ? Stream.of(goods, tax(state, "shipping"))
                            : Stream.of(goods);
                })
                .toList();
    }

    private static TaxRate tax(Map.Entry<String, String> state, String category) {
        return new TaxRate(SHOP, "US", state.getKey(), category, new BigDecimal(state.getValue()));
    }
}
