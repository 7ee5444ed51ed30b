package dev.cartwright.discounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.discounts.PromotionSet.Mode;
import dev.cartwright.kernel.Sku;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever is in a cart, the engine and a second one with paper and pencil take off the same. */
class PaperTest {

    private static final long SEED = 20_260_115;

    @Test
    void five_thousand_carts_are_as_on_paper() {
        compare(5_000, SEED);
    }

    @Tag("long")
    @Test
    void a_hundred_thousand_carts_are_as_on_paper() {
        compare(100_000, SEED + 1_000_000);
    }

    private static void compare(int carts, long first) {
        int discounted = 0;
        for (long seed = first; seed < first + carts; seed++) {
            discounted += compare(seed) ? 1 : 0;
        }
        assertThat(discounted).as("carts with a discount").isGreaterThan(carts / 2);
    }

    private static boolean compare(long seed) {
        var random = new RandomCarts(seed);
        var promotions = random.promotions(8);
        var basket = random.basket();
        var shopper = random.shopper(promotions);
        var mode = seed % 5 == 0 ? Mode.BEST_DEAL : Mode.PRIORITY;
        promotions.stream()
                .filter(it -> it.currencies().isEmpty())
                .forEach(it -> assertThat(it.check()).as("seed %d", seed).isEmpty());

        var discounted =
                PromotionSet.compile(promotions, mode).apply(basket, shopper, RandomCarts.AT);
        var paper = Paper.reckon(promotions, mode, basket, shopper, RandomCarts.AT);

        assertThat(sheet(discounted)).as("seed %d", seed).isEqualTo(paper);
        return discounted.goodsMinor() > 0;
    }

    private static Paper.Sheet sheet(Discounted discounted) {
        var units = new TreeMap<String, List<Long>>();
        var prices = new TreeMap<String, Long>();
        for (var line : discounted.lines()) {
            units.put(
                    line.id(),
                    line.units().stream()
                            .flatMap(it -> Stream.generate(it::discountMinor).limit(it.count()))
                            .sorted()
                            .toList());
            prices.put(line.id(), line.unitPriceMinor());
        }
        var parcels = new TreeMap<String, Long>();
        discounted.deliveries().forEach(it -> parcels.put(it.id(), it.discountMinor()));
        var applied = new ArrayList<Paper.Entry>();
        for (var one : discounted.promotions()) {
            var gifts = new HashMap<Sku, Long>();
            one.gifts().forEach(it -> gifts.put(it.sku(), (long) it.quantity()));
            applied.add(
                    new Paper.Entry(
                            one.promotion(), shares(one.lines()), shares(one.deliveries()), gifts));
        }
        return new Paper.Sheet(units, prices, parcels, applied);
    }

    private static Map<String, Long> shares(List<Discounted.Share> shares) {
        var byId = new HashMap<String, Long>();
        shares.forEach(it -> byId.put(it.id(), it.minor()));
        return byId;
    }
}
