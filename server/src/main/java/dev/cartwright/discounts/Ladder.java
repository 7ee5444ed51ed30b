package dev.cartwright.discounts;

import dev.cartwright.discounts.Action.Measure;
import dev.cartwright.discounts.Trace.NextStep;
import dev.cartwright.discounts.Trace.Unit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a tier: more off for who buys more.
 *
 * @param tiers in rising order
 */
record Ladder(Measure by, boolean undiscounted, List<Tier> tiers) {

    /**
     * A step.
     *
     * @param from inclusive
     */
    record Tier(long from, Cut cut) {}

    /** Returns what the highest step takes that these lines reach; null where they reach none. */
    @Nullable Cut reached(Scene scene, long[] lines) {
        var have = have(scene, lines);
        for (var tier : tiers.reversed()) {
            if (have >= tier.from()) {
                return tier.cut();
            }
        }
        return null;
    }

    private long have(Scene scene, long[] lines) {
        return switch (by) {
            case CART_TOTAL -> scene.total(scene.goods(), undiscounted);
            case GOODS_TOTAL, LINE_TOTAL -> scene.total(lines, undiscounted);
            case GOODS_QUANTITY, LINE_QUANTITY -> scene.quantity(lines);
        };
    }

    /** Returns what is missing to the next step; of lines that count alone, of the nearest one. */
    @Nullable NextStep next(Scene scene, long[] lines) {
        if (!by.ofEachLine()) {
            return next(have(scene, lines));
        }
        NextStep nearest = null;
        for (int i = Mask.next(lines, 0); i >= 0; i = Mask.next(lines, i + 1)) {
            var next = next(have(scene, scene.only(i)));
            if (next != null && (nearest == null || next.missing() < nearest.missing())) {
                nearest = next;
            }
        }
        return nearest;
    }

    private @Nullable NextStep next(long have) {
        var unit = by.inUnits() ? Unit.UNITS : Unit.MINOR;
        for (var tier : tiers) {
            if (tier.from() > have) {
                return new NextStep(unit, have, tier.from(), tier.from() - have);
            }
        }
        return null;
    }
}
