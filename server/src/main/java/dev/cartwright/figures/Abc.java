package dev.cartwright.figures;

import dev.cartwright.kernel.InvalidField;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Tells the few articles that make most of the cost of goods shipped from the many that make
 * little.
 *
 * <p>Pareto's analysis as the ASCM Dictionary has it: articles are ranked by cost of goods shipped,
 * the most costly first, and added up. An article is A where those before it make less than the
 * first bound, so that the one that crosses a bound still belongs to the class above, and the first
 * is A even if it is all there is. What cost nothing, or was put back, is C.
 */
final class Abc {

    /** How much an article matters. */
    enum AbcClass {
        A,
        B,
        C
    }

    /**
     * An article's place.
     *
     * @param share of the whole, with 4 decimals, half up; null where nothing was shipped at all
     * @param cumulative with all before it, from what is not rounded
     */
    record Place(
            int rank, AbcClass abc, @Nullable BigDecimal share, @Nullable BigDecimal cumulative) {}

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
    private static final int MOST_DECIMALS = 4;

    private final BigDecimal most;
    private final BigDecimal more;
    private int rank;
    private long before;

    /**
     * @param most percent of the whole that A makes, as a rule 80
     * @param more percent that A and B make, as a rule 95
     */
    Abc(BigDecimal most, BigDecimal more) {
        if (most.scale() > MOST_DECIMALS || most.signum() <= 0 || most.compareTo(more) > 0) {
            throw new InvalidField("a", "must be above 0 and at most b, with up to 4 decimals");
        }
        if (more.scale() > MOST_DECIMALS || more.compareTo(WHOLE) > 0) {
            throw new InvalidField("b", "must be at most 100, with up to 4 decimals");
        }
        this.most = most;
        this.more = more;
    }

    /**
     * Places the next article; call it in the order of their cost.
     *
     * @param cost in minor units
     * @param all what all articles together cost, those below 0 not counted
     */
    Place next(long cost, long all) {
        rank++;
        var counted = Math.max(0, cost);
        var place = counted == 0 ? AbcClass.C : place(all);
        before = Math.addExact(before, counted);
        return new Place(rank, place, Formulas.share(counted, all), Formulas.share(before, all));
    }

    private AbcClass place(long all) {
        var reached = BigDecimal.valueOf(before).multiply(WHOLE);
        var whole = BigDecimal.valueOf(all);
        return reached.compareTo(whole.multiply(most)) < 0
                ? AbcClass.A
                : reached.compareTo(whole.multiply(more)) < 0 ? AbcClass.B : AbcClass.C;
    }
}
