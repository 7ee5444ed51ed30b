package dev.cartwright.rates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.StatementCount;
import dev.cartwright.WholeShop;
import dev.cartwright.kernel.Address;
import dev.cartwright.platform.Channels;
import dev.cartwright.rates.ShippingMethod.Measure;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Countries that no other test delivers to, so that the tests share a database. */
@WholeShop
class RatesTest {

    @Autowired Rates rates;
    @Autowired Channels channels;

    @BeforeEach
    void rates_of_a_country_a_region_and_the_world() {
        var shop = Channels.DEFAULT;
        var bands = new TreeMap<>(Map.of(0L, 700L, 1_000L, 900L));
        rates.add(
                List.of(
                        ShippingMethod.flat(
                                shop, "peak", "Peak post", Money.parse("USD 5.00"), Set.of("NP")),
                        new ShippingMethod(
                                shop,
                                CurrencyUnit.USD,
                                "yak",
                                "Yak",
                                Measure.WEIGHT,
                                "shipping",
                                Set.of("NP", "BT"),
                                bands)),
                List.of(
                        new TaxRate(shop, "NP", "", "standard", new BigDecimal("0.13")),
                        new TaxRate(shop, "NP", "Bagmati", "standard", new BigDecimal("0.15")),
                        new TaxRate(shop, "NP", "Bagmati", "food", new BigDecimal("0.01"))));
    }

    @Test
    void where_nothing_is_in_force_there_is_no_tax_and_no_way() {
        var nowhere = quote("KP", null);

        assertThat(nowhere.taxRate("standard")).isEqualByComparingTo("0");
        assertThat(nowhere.method("peak")).isEmpty();
        assertThat(nowhere.method("yak")).isEmpty();
    }

    @Test
    void a_region_goes_before_its_country() {
        assertThat(quote("NP", "Bagmati").taxRates())
                .isEqualTo(
                        Map.of(
                                "standard", new BigDecimal("0.150000"),
                                "food", new BigDecimal("0.010000")));
        assertThat(quote("NP", "Karnali").taxRates())
                .isEqualTo(Map.of("standard", new BigDecimal("0.130000")));
        assertThat(quote("NP", null).taxRate("standard")).isEqualByComparingTo("0.13");
        assertThat(quote("BT", "Bagmati").taxRates()).isEmpty();
    }

    @Test
    void a_method_is_offered_only_where_it_goes() {
        assertThat(quote("NP", null).methods())
                .extracting(ShippingMethod::code)
                .containsSubsequence("peak", "yak");
        assertThat(quote("BT", null).method("peak")).isEmpty();
        assertThat(quote("BT", null).method("yak"))
                .hasValueSatisfying(
                        yak -> assertThat(yak.bands()).isEqualTo(Map.of(0L, 700L, 1_000L, 900L)));
    }

    @Test
    void another_currency_has_methods_of_its_own() {
        var quote = rates.quote(channels.get(Channels.DEFAULT), CurrencyUnit.EUR, to("NP", null));

        assertThat(quote.method("peak")).isEmpty();
    }

    @Test
    void a_quote_is_one_statement() {
        quote("NP", null);

        assertThat(StatementCount.during(() -> quote("NP", "Bagmati")).statements()).hasSize(1);
    }

    @Test
    void what_is_there_stays_as_it_is() {
        var before = quote("NP", "Bagmati");
        rates.add(
                List.of(
                        ShippingMethod.flat(
                                Channels.DEFAULT,
                                "peak",
                                "Dearer",
                                Money.parse("USD 50.00"),
                                Set.of("NP", "KP"))),
                List.of(
                        new TaxRate(
                                Channels.DEFAULT, "NP", "", "standard", new BigDecimal("0.99"))));

        assertThat(quote("NP", "Bagmati")).isEqualTo(before);
        assertThat(quote("NP", null).taxRate("standard")).isEqualByComparingTo("0.13");
        assertThat(quote("KP", null).method("peak")).isEmpty();
    }

    private Quote quote(String country, @Nullable String region) {
        return rates.quote(channels.get(Channels.DEFAULT), CurrencyUnit.USD, to(country, region));
    }

    private static Address to(String country, @Nullable String region) {
        return new Address("Tenzing", "1 Base Camp", null, "Town", region, null, country);
    }
}
