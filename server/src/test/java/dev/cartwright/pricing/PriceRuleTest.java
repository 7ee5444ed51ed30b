package dev.cartwright.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.TestDatabase;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channels;
import dev.cartwright.pricing.PriceList.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The rule is written twice, in SQL to be quick and in Java to be explained: both say the same. */
@ModuleTest(
        value = BootstrapMode.DIRECT_DEPENDENCIES,
        extraIncludes = {"catalog", "inventory", "rates"})
@Import(TestDatabase.class)
class PriceRuleTest {

    static final CurrencyUnit USD = CurrencyUnit.USD;
    static final List<String> COUNTRIES = List.of("US", "CA");
    static final List<String> GROUPS = List.of("club", "trade");

    @Autowired Prices prices;
    @Autowired PriceLists lists;
    @Autowired HistoryQuery histories;
    @Autowired Channels channels;
    @Autowired Clock clock;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void sql_and_java_agree_on_every_price(long seed) {
        var chance = new Random(seed);
        var now = clock.instant();
        var sku = new Sku("R-" + UUID.randomUUID());
        var names = new ArrayList<>(List.of(Prices.BASE));
        for (int i = 0; i < 4; i++) {
            var list = list("l-" + UUID.randomUUID().toString().substring(0, 8), chance, now);
            lists.make(list);
            names.add(list.code());
        }
        var rows = new ArrayList<NewPrice>();
        for (int i = 0; i < 25; i++) {
            rows.add(price(sku, names.get(chance.nextInt(names.size())), chance, now));
        }
        prices.append(Channels.DEFAULT, rows);

        for (int i = 0; i < 60; i++) {
            var market = market(chance, now);
            var history = histories.of(List.of(sku), market).get(sku);
            var explained =
                    history == null
                            ? null
                            : history.at(market, 1)
                                    .map(it -> it.list().priceList() + " " + it.minor())
                                    .orElse(null);
            var found = prices.find(List.of(sku), market).get(sku);
            var queried =
                    found == null
                            ? null
                            : found.priceList() + " " + found.amount().getAmountMinorLong();
            assertThat(queried).as("seed %d, %s", seed, market).isEqualTo(explained);
        }
    }

    private static PriceList list(String code, Random chance, Instant now) {
        return new PriceList(
                code,
                code,
                chance.nextBoolean() ? Kind.SALE : Kind.TERMS,
                chance.nextInt(4) == 0 ? Channels.DEFAULT : null,
                chance.nextInt(3) == 0 ? GROUPS.get(chance.nextInt(2)) : null,
                chance.nextInt(3) == 0 ? List.of(COUNTRIES.get(chance.nextInt(2))) : List.of(),
                1 + chance.nextInt(2),
                chance.nextBoolean() ? now.plus(days(chance.nextInt(4))) : null,
                chance.nextBoolean() ? now.plus(days(5 + chance.nextInt(4))) : null);
    }

    private static NewPrice price(Sku sku, String list, Random chance, Instant now) {
        var amount = chance.nextInt(6) == 0 ? null : Money.ofMinor(USD, chance.nextInt(5) * 100L);
        var tier = chance.nextInt(3) == 0 ? 2 : 1;
        return new NewPrice(sku, list, tier, USD, amount, now.plus(days(chance.nextInt(8))));
    }

    private Market market(Random chance, Instant now) {
        @Nullable String country = chance.nextInt(3) == 0 ? null : COUNTRIES.get(chance.nextInt(2));
        var groups =
                chance.nextBoolean() ? List.<String>of() : List.of(GROUPS.get(chance.nextInt(2)));
        return new Market(
                channels.get(Channels.DEFAULT),
                USD,
                now.plusSeconds(60).plus(days(chance.nextInt(10))),
                country,
                groups);
    }

    private static Duration days(int number) {
        return Duration.ofDays(number);
    }
}
