package dev.cartwright.promotions;

import static dev.cartwright.promotions.Counter.anOrder;
import static dev.cartwright.promotions.Counter.cart;
import static dev.cartwright.promotions.Counter.off;
import static dev.cartwright.promotions.Counter.sku;
import static dev.cartwright.promotions.Counter.somebody;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.ProductId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channels;
import dev.cartwright.promotions.FigureQuery.Subject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;

/** What promotions cost and brought, and what they want to know of shoppers and goods. */
@ModuleTest(BootstrapMode.ALL_DEPENDENCIES)
@Import({
    TestDatabase.class,
    MovableClock.class,
    Counter.class,
    Regulars.class,
    FiguresTest.Warehouse.class
})
class FiguresTest {

    private static final String TEN = "{\"percent\": \"10\"}";

    @Autowired Promotions promotions;
    @Autowired Figures figures;
    @Autowired UsageQuery usage;
    @Autowired Counter counter;
    @Autowired Regulars regulars;
    @Autowired MovableClock clock;
    @Autowired Channels channels;

    /** Each of its goods is tea, costs 60.00 and is never sold below 140.00. */
    @TestComponent
    static class Warehouse implements GoodsFacts {
        @Override
        public List<Facts> of(ChannelId channel, CurrencyUnit currency, Collection<Sku> skus) {
            return skus.stream().map(Warehouse::facts).toList();
        }

        private static Facts facts(Sku sku) {
            var product = new ProductId(new UUID(1, 1));
            return new Facts(sku, product, Set.of("tea"), "Leaf", Map.of(), false, 14_000, 6_000L);
        }
    }

    @Test
    void a_day_has_its_orders_without_those_cancelled() {
        var goods = sku();
        var id = counter.publish(off(goods, "{\"percent\": \"5\"}", ""));
        var today = today();
        var regular = somebody();
        regulars.since.put(regular, clock.instant().minus(Duration.ofDays(9)));
        var fresh = somebody();
        regulars.since.put(fresh, clock.instant());
        buy(goods, regular);
        buy(goods, fresh);
        buy(goods, somebody());
        var cancelled = anOrder();
        counter.reserve(cancelled, fresh, cart(goods, "150.00"));
        counter.release(cancelled);

        var days = figures.of(new Subject(id, null), today.minusDays(1), today.plusDays(1));

        assertThat(days).extracting(Figures.Row::uses).isEqualTo(List.of(3L));
        var day = days.getFirst();
        assertThat(day.cost()).isEqualTo(usd("22.50"));
        assertThat(day.revenue()).isEqualTo(usd("427.50"));
        assertThat(day.margin()).isEqualTo(usd("247.50"));
        assertThat(List.of(day.newCustomers(), day.returningCustomers())).isEqualTo(List.of(1, 1));
        assertThat(usage.page(id, null, 10)).hasSize(4);
        assertThat(figures.of(new Subject(id, null), today.plusDays(2), today.plusDays(3)))
                .isEmpty();
    }

    @Test
    void no_promotion_goes_below_the_floor_of_the_goods() {
        var goods = sku();
        counter.publish(off(goods, TEN, ""));

        assertThat(promotions.reckon(cart(goods, "150.00")).discounted().goodsMinor())
                .isEqualTo(1_000);
    }

    @Test
    void groups_and_first_orders_are_asked_for_where_they_matter() {
        var goods = sku();
        counter.publish(
                off(
                        goods,
                        "{\"percent\": \"1\"}",
                        """
                        , "condition": {"type": "all", "all": [
                            {"type": "group", "groups": ["friends"]},
                            {"type": "orderNumber", "min": 2}]}
                        """));
        var friend = somebody();
        regulars.groups.put(friend, Set.of("friends"));
        assertThat(minor(goods, friend)).isZero();

        regulars.since.put(friend, clock.instant());

        assertThat(minor(goods, friend)).isEqualTo(150);
        assertThat(minor(goods, somebody())).isZero();
    }

    private long minor(Sku goods, CustomerId customer) {
        return promotions
                .reckon(cart(goods, "150.00", customer, Map.of()))
                .discounted()
                .goodsMinor();
    }

    private void buy(Sku goods, CustomerId customer) {
        counter.reserve(anOrder(), customer, cart(goods, "150.00", customer, Map.of()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), channels.get(Channels.DEFAULT).timeZone());
    }

    private static Money usd(String amount) {
        return Money.parse("USD " + amount);
    }
}
