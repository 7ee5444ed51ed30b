package dev.cartwright.bench;

import dev.cartwright.discounts.Basket;
import dev.cartwright.discounts.Discounted;
import dev.cartwright.discounts.PromotionSet;
import dev.cartwright.discounts.Shopper;
import dev.cartwright.discounts.Trace;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** How long 200 active promotions look at a cart of 50 lines, and what memory that takes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PromotionsBench {

    /** How many of the promotions a cart meets. */
    public enum Shop {
        /** Half need a code, most others are for goods that are not in the cart. */
        USUAL,
        /** Each applies to each cart: 1 % off all goods. */
        ALL,
        /** Each is for goods that are not in the cart. */
        NONE
    }

    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
    private static final int LINES = 50;
    private static final int PROMOTIONS = 200;

    @Param({"USUAL", "ALL", "NONE"})
    public Shop shop;

    private PromotionSet set;
    private Basket basket;
    private Shopper shopper;

    @Setup
    public void open() {
        var promoted = new Promoted(shop, LINES, PROMOTIONS);
        set = PromotionSet.compile(promoted.promotions(), PromotionSet.Mode.PRIORITY);
        basket = promoted.basket();
        shopper = promoted.shopper();
        System.out.printf(
                "%n# of %d promotions %d apply%n",
                PROMOTIONS, set.apply(basket, shopper, NOW).promotions().size());
    }

    @Benchmark
    public Discounted apply() {
        return set.apply(basket, shopper, NOW);
    }

    @Benchmark
    public Trace explain() {
        return set.explain(basket, shopper, NOW);
    }
}
