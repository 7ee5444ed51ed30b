package dev.cartwright.discounts;

import dev.cartwright.discounts.Discounted.Applied;
import dev.cartwright.discounts.Discounted.Gift;
import dev.cartwright.discounts.Discounted.Share;
import dev.cartwright.discounts.Trace.Entry;
import dev.cartwright.discounts.Trace.NextStep;
import dev.cartwright.discounts.Trace.Outcome;
import dev.cartwright.discounts.Trace.Verdict;
import dev.cartwright.kernel.PromotionId;
import dev.cartwright.kernel.Sku;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes down what was taken off, and why, in the order in which the cart was given. */
final class Answers {

    private final Entry @Nullable [] entries;

    Answers(int promotions, boolean explained) {
        this.entries = explained ? new Entry[promotions] : null;
    }

    /**
     * What was found out of a promotion when its turn came.
     *
     * @param verdict on its conditions; null where it has none, or nobody asks why
     */
    record Seen(@Nullable Verdict verdict, List<NextStep> next) {
        static final Seen NOTHING = new Seen(null, List.of());
    }

    boolean explained() {
        return entries != null;
    }

    void note(Ready one, Outcome outcome, @Nullable PromotionId because, Seen seen) {
        if (entries != null) {
            var promotion = one.promotion();
            entries[one.place()] =
                    new Entry(
                            promotion.id(),
                            promotion.name(),
                            outcome,
                            because,
                            seen.verdict(),
                            null,
                            seen.next());
        }
    }

    void applied(Ready one, Seen seen, Applied kept) {
        if (entries != null) {
            var promotion = one.promotion();
            entries[one.place()] =
                    new Entry(
                            promotion.id(),
                            promotion.name(),
                            Outcome.APPLIED,
                            null,
                            seen.verdict(),
                            kept,
                            seen.next());
        }
    }

    Trace trace(Discounted discounted) {
        return new Trace(
                discounted, entries == null ? List.of() : List.copyOf(Arrays.asList(entries)));
    }

    /** What the promotion that was tried takes off. */
    Applied applied(PromotionId promotion, Run run) {
        var scene = run.scene();
        var gifts = gifts(promotion, run.gifts(), run);
        var lines = shares(scene.goodsAsGiven());
        var parcels = shares(scene.parcelsAsGiven());
        return new Applied(promotion, lines, parcels, gifts, sum(lines), sum(parcels));
    }

    static List<Gift> gifts(PromotionId promotion, Map<Sku, Long> units, Run run) {
        if (units.isEmpty()) {
            return List.of();
        }
        var gifts = new ArrayList<Gift>(units.size());
        units.forEach((sku, many) ->
                gifts.add(new Gift(promotion, sku, Math.toIntExact(many), run.giftPrice(sku))));
        return gifts;
    }

    private static List<Share> shares(Line[] lines) {
        int many = 0;
        for (var line : lines) {
            many += line.offSum() > 0 ? 1 : 0;
        }
        if (many == 0) {
            return List.of();
        }
        var shares = new ArrayList<Share>(many);
        for (var line : lines) {
            if (line.offSum() > 0) {
                shares.add(new Share(line.id, line.offSum()));
            }
        }
        return shares;
    }

    private static long sum(List<Share> shares) {
        long sum = 0;
        for (var share : shares) {
            sum += share.minor();
        }
        return sum;
    }

    Discounted discounted(Scene scene, List<Applied> applied, List<Gift> missing) {
        var lines = new ArrayList<Discounted.Line>();
        long goods = 0;
        for (var line : scene.goodsAsGiven()) {
            var off = line.baseSum() - line.leftSum();
            lines.add(
                    new Discounted.Line(
                            line.id,
                            line.price(),
                            line.baseSum() - line.shownSum(),
                            off,
                            line.units()));
            goods += off;
        }
        var parcels = new ArrayList<Discounted.Parcel>();
        long shipping = 0;
        for (var parcel : scene.parcelsAsGiven()) {
            var off = parcel.baseSum() - parcel.leftSum();
            parcels.add(new Discounted.Parcel(parcel.id, off));
            shipping += off;
        }
        var gifts = new ArrayList<Gift>();
        for (var one : applied) {
            gifts.addAll(one.gifts());
        }
        return new Discounted(
                lines, parcels, gifts, List.copyOf(missing), List.copyOf(applied), goods, shipping);
    }
}
