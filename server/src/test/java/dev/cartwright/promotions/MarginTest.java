package dev.cartwright.promotions;

import static dev.cartwright.promotions.Counter.anOrder;
import static dev.cartwright.promotions.Counter.cart;
import static dev.cartwright.promotions.Counter.sku;
import static dev.cartwright.promotions.Counter.somebody;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.ProductId;
import dev.cartwright.kernel.PromotionId;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channels;
import dev.cartwright.promotions.FigureQuery.Subject;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;

/** What is earned where no promotion looks at goods; in a shop of its own, for others do. */
@ModuleTest(BootstrapMode.ALL_DEPENDENCIES)
@Import({TestDatabase.class, MovableClock.class, Counter.class, MarginTest.Stock.class})
class MarginTest {

    @Autowired Promotions promotions;
    @Autowired Figures figures;
    @Autowired Counter counter;
    @Autowired MovableClock clock;
    @Autowired Channels channels;

    /** Each of its goods costs 60.00, and there is one spoon. */
    @TestComponent
    static class Stock implements GoodsFacts, GiftOffers {

        static final Sku SPOON = new Sku("SPOON");

        @Override
        public Map<Sku, GiftOffer> offers(Occasion occasion, Collection<Sku> skus) {
            return Map.of(SPOON, new GiftOffer(usd("3.50"), 1));
        }

        @Override
        public List<Facts> of(ChannelId channel, CurrencyUnit currency, Collection<Sku> skus) {
            return skus.stream().map(Stock::facts).toList();
        }

        private static Facts facts(Sku sku) {
            var product = new ProductId(new UUID(1, 1));
            return new Facts(sku, product, Set.of(), null, Map.of(), false, 0, 6_000L);
        }
    }

    @Test
    void the_margin_is_known_of_what_only_the_delivery_is_cheaper_of() {
        var goods = sku();
        var id = counter.publish(whoBuys(goods, "{\"type\": \"shipping\"}"));

        assertThat(promotions.reckon(sent(goods)).discounted().shippingMinor()).isEqualTo(500);
        counter.reserve(anOrder(), somebody(), sent(goods));

        assertThat(margin(id)).isEqualTo(usd("90.00"));
    }

    @Test
    void the_margin_is_known_of_what_a_gift_comes_with() {
        var goods = sku();
        var id =
                counter.publish(
                        whoBuys(
                                goods,
                                "{\"type\": \"gift\", \"sku\": \"%s\"}".formatted(Stock.SPOON)));

        assertThat(promotions.reckon(sent(goods)).discounted().gifts()).hasSize(1);
        counter.reserve(anOrder(), somebody(), sent(goods));

        assertThat(margin(id)).isEqualTo(usd("90.00"));
    }

    private static String whoBuys(Sku goods, String gets) {
        return """
        {"name": "With %1$s", "condition": {"type": "quantity", "goods": {"skus": ["%1$s"]},
            "min": 1}, "actions": [%2$s]}
        """
                .formatted(goods, gets);
    }

    private static PromotedCart sent(Sku goods) {
        var cart = cart(goods, "150.00");
        return new PromotedCart(
                null,
                cart.channel(),
                cart.currency(),
                null,
                null,
                null,
                cart.lines(),
                List.of(new PromotedDelivery("1", "standard", usd("5.00"))),
                Map.of());
    }

    private @Nullable Money margin(PromotionId id) {
        var today = today();
        var days = figures.of(new Subject(id, null), today.minusDays(1), today.plusDays(1));
        return days.getFirst().margin();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), channels.get(Channels.DEFAULT).timeZone());
    }

    private static Money usd(String amount) {
        return Money.parse("USD " + amount);
    }
}
