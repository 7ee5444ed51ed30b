package dev.cartwright.discounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.discounts.PromotionSet.Mode;
import dev.cartwright.discounts.Trace.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold of any cart and any promotions. */
class DiscountPropertiesTest {

    private static final int CARTS = 600;

    private record Case(
            String told,
            List<Promotion> promotions,
            Basket basket,
            Shopper shopper,
            Mode mode,
            Trace trace) {

        Discounted discounted() {
            return trace.discounted();
        }
    }

    private static List<Case> cases(long first) {
        var cases = new ArrayList<Case>();
        for (long seed = first; seed < first + CARTS; seed++) {
            var random = new RandomCarts(seed);
            var promotions = random.promotions(10);
            var basket = random.basket();
            var shopper = random.shopper(promotions);
            var mode = seed % 4 == 0 ? Mode.BEST_DEAL : Mode.PRIORITY;
            var set = PromotionSet.compile(promotions, mode);
            var trace = set.explain(basket, shopper, RandomCarts.AT);
            cases.add(new Case("seed " + seed, promotions, basket, shopper, mode, trace));
        }
        return cases;
    }

    private static Discounted apply(Case it, List<Promotion> promotions, Basket basket) {
        return PromotionSet.compile(promotions, it.mode())
                .apply(basket, it.shopper(), RandomCarts.AT);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1_000_000})
    void parts_add_up_to_the_whole(long seed) {
        for (var it : cases(seed)) {
            var all = it.discounted();
            assertThat(all.lines().stream().mapToLong(Discounted.Line::discountMinor).sum())
                    .as(it.told())
                    .isEqualTo(all.goodsMinor())
                    .isEqualTo(
                            all.promotions().stream()
                                    .mapToLong(Discounted.Applied::goodsMinor)
                                    .sum());
            assertThat(all.deliveries().stream().mapToLong(Discounted.Parcel::discountMinor).sum())
                    .as(it.told())
                    .isEqualTo(all.shippingMinor())
                    .isEqualTo(
                            all.promotions().stream()
                                    .mapToLong(Discounted.Applied::shippingMinor)
                                    .sum());
            for (var line : all.lines()) {
                assertThat(share(all, line.id())).as(it.told()).isEqualTo(line.discountMinor());
                assertThat(
                                line.units().stream()
                                        .mapToLong(some -> some.count() * some.discountMinor())
                                        .sum())
                        .as(it.told())
                        .isEqualTo(line.discountMinor());
            }
        }
    }

    private static long share(Discounted all, String line) {
        return all.promotions().stream()
                .flatMap(it -> it.lines().stream())
                .filter(it -> it.id().equals(line))
                .mapToLong(Discounted.Share::minor)
                .sum();
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 2_000_000})
    void no_unit_is_sold_below_its_floor_or_for_less_than_nothing(long seed) {
        for (var it : cases(seed)) {
            for (int i = 0; i < it.basket().items().size(); i++) {
                var item = it.basket().items().get(i);
                var line = it.discounted().lines().get(i);
                var floor = Math.min(item.unitPriceMinor(), floor(item, it.basket()));
                assertThat(line.id()).isEqualTo(item.id());
                assertThat(line.units())
                        .as(it.told())
                        .allSatisfy(some ->
                                assertThat(item.unitPriceMinor() - some.discountMinor())
                                        .isBetween(floor, item.unitPriceMinor()));
                assertThat(line.units().stream().mapToInt(Discounted.Units::count).sum())
                        .as(it.told())
                        .isEqualTo(item.quantity());
            }
            for (int i = 0; i < it.basket().deliveries().size(); i++) {
                assertThat(it.discounted().deliveries().get(i).discountMinor())
                        .as(it.told())
                        .isBetween(0L, it.basket().deliveries().get(i).priceMinor());
            }
        }
    }

    /** A tenth over cost is the margin of all these carts that have one. */
    private static long floor(Item item, Basket basket) {
        var cost = item.costMinor();
        return cost == null || basket.margin() == null
                ? item.floorMinor()
                : Math.max(item.floorMinor(), Math.ceilDiv(cost * 11, 10L));
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 3_000_000})
    void the_order_of_lines_does_not_matter(long seed) {
        for (var it : cases(seed)) {
            var basket = it.basket();
            var items = new ArrayList<>(basket.items());
            var deliveries = new ArrayList<>(basket.deliveries());
            Collections.shuffle(items, new Random(seed));
            Collections.shuffle(deliveries, new Random(seed));
            var shuffled =
                    new Basket(
                            basket.channel(),
                            basket.currency(),
                            basket.zone(),
                            basket.country(),
                            basket.paymentMethod(),
                            items,
                            deliveries,
                            basket.giftPrices(),
                            basket.margin());

            var other = apply(it, it.promotions(), shuffled);

            assertThat(other.lines())
                    .as(it.told())
                    .containsExactlyInAnyOrderElementsOf(it.discounted().lines());
            assertThat(other.deliveries())
                    .as(it.told())
                    .containsExactlyInAnyOrderElementsOf(it.discounted().deliveries());
            assertThat(other.gifts()).as(it.told()).isEqualTo(it.discounted().gifts());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 4_000_000})
    void the_best_deal_is_never_dearer_for_one_more_promotion(long seed) {
        for (var it : cases(seed)) {
            for (int without = 0; without < it.promotions().size(); without++) {
                var fewer = new ArrayList<>(it.promotions());
                fewer.remove(without);
                var basket = it.basket();
                var all = PromotionSet.compile(it.promotions(), Mode.BEST_DEAL);
                var some = PromotionSet.compile(fewer, Mode.BEST_DEAL);

                assertThat(off(all.apply(basket, it.shopper(), RandomCarts.AT)))
                        .as(it.told())
                        .isGreaterThanOrEqualTo(
                                off(some.apply(basket, it.shopper(), RandomCarts.AT)));
            }
        }
    }

    private static long off(Discounted discounted) {
        return discounted.goodsMinor() + discounted.shippingMinor();
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 5_000_000})
    void the_same_cart_always_gets_the_same_and_explaining_changes_nothing(long seed) {
        for (var it : cases(seed)) {
            var set = PromotionSet.compile(it.promotions(), it.mode());

            for (int again = 0; again < 2; again++) {
                assertThat(set.apply(it.basket(), it.shopper(), RandomCarts.AT))
                        .as(it.told())
                        .isEqualTo(it.discounted());
                assertThat(set.explain(it.basket(), it.shopper(), RandomCarts.AT))
                        .as(it.told())
                        .isEqualTo(it.trace());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 6_000_000})
    void each_promotion_is_explained(long seed) {
        for (var it : cases(seed)) {
            var entries = it.trace().promotions();

            assertThat(entries).as(it.told()).hasSameSizeAs(it.promotions());
            assertThat(
                            entries.stream()
                                    .filter(one -> one.outcome() == Outcome.APPLIED)
                                    .map(Trace.Entry::applied))
                    .as(it.told())
                    .containsExactlyInAnyOrderElementsOf(it.discounted().promotions());
            assertThat(entries)
                    .as(it.told())
                    .allSatisfy(one -> {
                        assertThat(one.applied() != null)
                                .isEqualTo(one.outcome() == Outcome.APPLIED);
                        assertThat(one.because() != null)
                                .isEqualTo(
                                        switch (one.outcome()) {
                                            case EXCLUSIVE_OTHER,
                                                    NOT_COMBINABLE,
                                                    NOT_THE_BEST,
                                                    AFTER_STOP ->
                                                    true;
                                            default -> false;
                                        });
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 7_000_000})
    void what_promotions_cost_stays_within_their_budgets(long seed) {
        for (var it : cases(seed)) {
            for (var one : it.discounted().promotions()) {
                var left = it.shopper().left().get(one.promotion());
                if (left != null && left.budgetMinor() != null) {
                    assertThat(one.costMinor())
                            .as(it.told())
                            .isLessThanOrEqualTo(left.budgetMinor());
                }
            }
        }
    }
}
