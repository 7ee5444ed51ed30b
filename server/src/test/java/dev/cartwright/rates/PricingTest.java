package dev.cartwright.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.platform.Channel;
import dev.cartwright.rates.Pricing.Goods;
import dev.cartwright.rates.ShippingMethod.Measure;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PricingTest {

    static final ChannelId SHOP = new ChannelId("default");

    @Test
    void a_method_without_a_price_for_the_smallest_parcel_cannot_be() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> banded(Measure.WEIGHT, Map.of(1L, 500L)))
                .withMessage("the first band starts at zero");
    }

    @Test
    void tax_comes_on_top_where_prices_are_without_it() {
        var priced = price(channel(false, false), usd("9.99"), 3, "0.0725");

        assertThat(priced.lines())
                .containsExactly(
                        new PricedLine(
                                usd("29.97"),
                                usd("0.00"),
                                usd("29.97"),
                                new BigDecimal("0.0725"),
                                usd("2.17")));
        assertThat(priced.totals().tax()).isEqualTo(usd("2.17"));
        assertThat(priced.totals().total()).isEqualTo(usd("32.14"));
    }

    @Test
    void tax_is_taken_out_where_prices_are_with_it() {
        var priced = price(channel(true, false), usd("11.90"), 2, "0.19");

        assertThat(priced.lines().getFirst().tax()).isEqualTo(usd("3.80"));
        assertThat(priced.lines().getFirst().net()).isEqualTo(usd("20.00"));
        assertThat(priced.totals().total()).isEqualTo(usd("23.80"));
    }

    @Test
    void half_a_cent_is_a_cent() {
        assertThat(price(channel(false, false), usd("0.10"), 1, "0.05").totals().tax())
                .isEqualTo(usd("0.01"));
        assertThat(price(channel(false, false), usd("0.10"), 1, "0.0499").totals().tax())
                .isEqualTo(usd("0.00"));
        assertThat(price(channel(true, false), usd("0.03"), 1, "0.2").totals().tax())
                .isEqualTo(usd("0.01"));
    }

    @Test
    void rounding_once_a_unit_is_not_rounding_once_a_line() {
        assertThat(price(channel(false, false), usd("0.10"), 3, "0.05").totals().tax())
                .isEqualTo(usd("0.02"));
        assertThat(price(channel(false, true), usd("0.10"), 3, "0.05").totals().tax())
                .isEqualTo(usd("0.03"));
        var included = price(channel(true, true), usd("1.00"), 3, "0.19");
        assertThat(included.totals().tax()).isEqualTo(usd("0.48"));
        assertThat(included.lines().getFirst().net()).isEqualTo(usd("2.52"));
    }

    @Test
    void a_currency_keeps_its_own_decimals() {
        assertThat(price(channel(false, false), Money.parse("JPY 999"), 1, "0.1").totals().total())
                .isEqualTo(Money.parse("JPY 1099"));
        assertThat(price(channel(true, false), Money.parse("JPY 1100"), 1, "0.1").totals().tax())
                .isEqualTo(Money.parse("JPY 100"));
        assertThat(price(channel(false, false), Money.parse("KWD 1.005"), 1, "0.1").totals().tax())
                .isEqualTo(Money.parse("KWD 0.101"));
    }

    @Test
    void a_parcel_pays_the_band_it_reaches() {
        var byWeight = banded(Measure.WEIGHT, Map.of(0L, 500L, 1_000L, 900L));
        assertThat(byWeight.price(0, usd("0.00"))).isEqualTo(usd("5.00"));
        assertThat(byWeight.price(999, usd("99.00"))).isEqualTo(usd("5.00"));
        assertThat(byWeight.price(1_000, usd("0.00"))).isEqualTo(usd("9.00"));

        var byTotal = banded(Measure.TOTAL, Map.of(0L, 500L, 5_000L, 0L));
        assertThat(byTotal.price(9_999, usd("49.99"))).isEqualTo(usd("5.00"));
        assertThat(byTotal.price(0, usd("50.00"))).isEqualTo(usd("0.00"));
    }

    @Test
    void delivery_has_a_tax_of_its_own() {
        var method = banded(Measure.WEIGHT, Map.of(0L, 500L, 600L, 900L));
        var quote =
                new Quote(
                        List.of(method),
                        Map.of("food", new BigDecimal("0.07"), "shipping", new BigDecimal("0.19")));
        var goods = List.of(new Goods(2, usd("10.00"), "food", 300));

        var priced =
                Pricing.price(
                        channel(false, false), CurrencyUnit.USD, goods, quote, Optional.of(method));

        assertThat(priced.totals().shipping()).isEqualTo(usd("9.00"));
        assertThat(priced.shippingTax()).isEqualTo(usd("1.71"));
        assertThat(priced.totals().tax()).isEqualTo(usd("3.11"));
        assertThat(priced.totals().total()).isEqualTo(usd("32.11"));
    }

    @Test
    void tax_is_on_what_is_left_after_discounts() {
        var method = banded(Measure.TOTAL, Map.of(0L, 500L, 2_000L, 0L));
        var rates = Map.of("food", new BigDecimal("0.07"), "shipping", new BigDecimal("0.19"));
        var goods = List.of(new Goods(2, usd("10.00"), "food", 300));

        var priced =
                Pricing.price(
                        channel(false, false),
                        CurrencyUnit.USD,
                        goods,
                        new Quote(List.of(method), rates),
                        Optional.of(method),
                        new Pricing.Reductions(List.of(usd("3.00")), usd("1.00")));

        assertThat(priced.lines().getFirst().discount()).isEqualTo(usd("3.00"));
        assertThat(priced.lines().getFirst().tax()).isEqualTo(usd("1.19"));
        assertThat(priced.totals().discount()).isEqualTo(usd("3.00"));
        assertThat(priced.totals().shipping()).isEqualTo(usd("4.00"));
        assertThat(priced.shippingDiscount()).isEqualTo(usd("1.00"));
        assertThat(priced.shippingTax()).isEqualTo(usd("0.76"));
        assertThat(priced.totals().total()).isEqualTo(usd("22.95"));
    }

    @Test
    void no_more_is_off_a_delivery_than_it_costs() {
        var method = banded(Measure.TOTAL, Map.of(0L, 500L));

        var priced =
                Pricing.price(
                        channel(true, false),
                        CurrencyUnit.USD,
                        List.of(),
                        new Quote(List.of(method), Map.of()),
                        Optional.of(method),
                        new Pricing.Reductions(List.of(), usd("7.00")));

        assertThat(priced.totals().shipping()).isEqualTo(usd("0.00"));
        assertThat(priced.shippingDiscount()).isEqualTo(usd("5.00"));
    }

    @Test
    void tax_that_is_rounded_once_a_unit_is_so_after_discounts() {
        var goods = List.of(new Goods(3, usd("0.14"), "standard", 0));
        var quote = new Quote(List.of(), Map.of("standard", new BigDecimal("0.10")));

        var priced =
                Pricing.price(
                        channel(false, true),
                        CurrencyUnit.USD,
                        goods,
                        quote,
                        Optional.empty(),
                        new Pricing.Reductions(List.of(usd("0.01")), usd("0.00")));

        // Units at 0.14, 0.14 and 0.13: each has a tax of 0.01.
        assertThat(priced.totals().tax()).isEqualTo(usd("0.03"));
    }

    @Test
    void a_line_cannot_cost_less_than_nothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Pricing.price(
                                channel(true, false),
                                CurrencyUnit.USD,
                                List.of(new Goods(1, usd("1.00"), "standard", 0)),
                                new Quote(List.of(), Map.of()),
                                Optional.empty(),
                                new Pricing.Reductions(List.of(usd("1.01")), usd("0.00"))));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 42, 20260101})
    void whatever_is_sold_adds_up(long seed) {
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 1_000; round++) {
            var channel = channel(random.nextBoolean(), random.nextBoolean());
            var rate = BigDecimal.valueOf(random.nextLong(300_000), 6);
            var quantity = random.nextInt(1, 1_000);
            var priced =
                    price(
                            channel,
                            Money.ofMinor(CurrencyUnit.USD, random.nextLong(100_000)),
                            quantity,
                            rate.toString());
            var told = "seed %d, round %d: %s".formatted(seed, round, priced);

            var line = priced.lines().getFirst();
            var net = line.total().minus(line.discount());
            assertThat(channel.pricesIncludeTax() ? line.net().plus(line.tax()) : line.net())
                    .as(told)
                    .isEqualTo(net);
            assertThat(priced.totals().total())
                    .as(told)
                    .isEqualTo(line.net().plus(line.tax()).plus(priced.totals().shipping()));
        }
    }

    private static Priced price(Channel channel, Money unit, int quantity, String rate) {
        var quote = new Quote(List.of(), Map.of("standard", new BigDecimal(rate)));
        var goods = List.of(new Goods(quantity, unit, "standard", 100));
        return Pricing.price(channel, unit.getCurrencyUnit(), goods, quote, Optional.empty());
    }

    private static Channel channel(boolean taxIncluded, boolean perUnit) {
        return new Channel(
                SHOP,
                "Shop",
                List.of(CurrencyUnit.USD),
                Set.of(),
                Locale.US,
                ZoneOffset.UTC,
                taxIncluded,
                perUnit,
                List.of("main"));
    }

    private static ShippingMethod banded(Measure measure, Map<Long, Long> bands) {
        return new ShippingMethod(
                SHOP,
                CurrencyUnit.USD,
                "parcel",
                "Parcel",
                measure,
                "shipping",
                Set.of(),
                new TreeMap<>(bands));
    }

    private static Money usd(String amount) {
        return Money.parse("USD " + amount);
    }
}
