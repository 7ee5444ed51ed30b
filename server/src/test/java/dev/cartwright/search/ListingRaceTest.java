package dev.cartwright.search;

import static dev.cartwright.catalog.Shop.CHANNEL;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.TestDatabase;
import dev.cartwright.catalog.Catalog;
import dev.cartwright.catalog.Shop;
import dev.cartwright.platform.Channels;
import dev.cartwright.pricing.Market;
import dev.cartwright.pricing.NewPrice;
import dev.cartwright.pricing.Prices;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.joda.money.Money;
import org.jooq.DSLContext;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ModuleTest(BootstrapMode.ALL_DEPENDENCIES)
@Import(TestDatabase.class)
class ListingRaceTest {

    @Autowired Catalog catalog;
    @Autowired Prices prices;
    @Autowired Channels channels;
    @Autowired Clock clock;
    @Autowired DSLContext db;

    @RepeatedTest(5)
    void prices_of_one_product_set_at_once_are_all_taken_and_the_last_is_listed() throws Exception {
        var shop = new Shop(catalog);
        shop.add(shop.single("cup", shop.tea, 1));
        var cup = shop.sku("cup");

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var changes =
                    IntStream.range(1, 9)
                            .mapToObj(cents ->
                                    (Callable<Void>)
                                            () -> {
                                                var price =
                                                        Money.ofMinor(
                                                                Shop.usd("1").getCurrencyUnit(),
                                                                cents);
                                                prices.set(
                                                        CHANNEL,
                                                        NewPrice.base(cup, price, clock.instant()));
                                                return null;
                                            })
                            .toList();
            for (var change : threads.invokeAll(changes)) {
                change.get();
            }
        }

        var market = Market.of(channels.get(CHANNEL), null, clock.instant());
        var now = requireNonNull(prices.find(List.of(cup), market).get(cup));
        assertThat(listed(shop)).containsExactly(now.amount().getAmountMinorLong());
    }

    private List<Long> listed(Shop shop) {
        return db.fetch(
                        "select price_minor from search.listings where slug = ?",
                        shop.slug("cup").value())
                .getValues(0, Long.class);
    }
}
