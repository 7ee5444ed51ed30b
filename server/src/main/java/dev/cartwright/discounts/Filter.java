package dev.cartwright.discounts;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A selection made ready: which lines it means is a few operations on bits.
 *
 * @param kinds numbers of tokens; of each list one must be the line's
 */
record Filter(
        List<int[]> kinds,
        long priceFrom,
        long priceTo,
        @Nullable Boolean reduced,
        @Nullable Boolean discounted,
        @Nullable Filter except) {

    static final Filter ALL = new Filter(List.of(), 0, Long.MAX_VALUE, null, null, null);

    static Filter of(@Nullable Selection goods, Tokens tokens, String currency) {
        if (goods == null) {
            return ALL;
        }
        var kinds = new ArrayList<int[]>();
        kinds.add(tokens.skus(goods.skus()));
        kinds.add(tokens.products(goods.products()));
        kinds.add(tokens.categories(goods.categories()));
        kinds.add(tokens.brands(goods.brands()));
        goods.attributes().forEach((code, values) -> kinds.add(tokens.attribute(code, values)));
        kinds.removeIf(it -> it.length == 0);
        var from = goods.priceFrom();
        var to = goods.priceTo();
        return new Filter(
                List.copyOf(kinds),
                from == null ? 0 : from.minor(currency),
                to == null ? Long.MAX_VALUE : to.minor(currency),
                goods.reduced(),
                goods.discounted(),
                goods.except() == null ? null : of(goods.except(), tokens, currency));
    }

    /** Returns the lines that are meant as things stand; not to be written to. */
    long[] lines(Scene scene) {
        if (kinds.isEmpty() && !looksAtLines() && except == null) {
            return scene.goods();
        }
        var mask = scene.goods().clone();
        for (var kind : kinds) {
            scene.keepIfAny(mask, kind);
        }
        if (looksAtLines()) {
            for (int i = Mask.next(mask, 0); i >= 0; i = Mask.next(mask, i + 1)) {
                if (!fits(scene.line(i))) {
                    mask[i >> 6] &= ~(1L << i);
                }
            }
        }
        if (except != null) {
            Mask.removeAll(mask, except.lines(scene));
        }
        return mask;
    }

    /** Returns tokens of which a line must have one, or null where it can do without. */
    int @Nullable [] trigger() {
        return kinds.isEmpty() ? null : kinds.getFirst();
    }

    private boolean looksAtLines() {
        return priceFrom > 0 || priceTo < Long.MAX_VALUE || reduced != null || discounted != null;
    }

    private boolean fits(Line line) {
        return line.price() >= priceFrom
                && line.price() <= priceTo
                && (reduced == null || reduced == line.reduced())
                && (discounted == null || discounted == line.leftSum() < line.shownSum());
    }
}
