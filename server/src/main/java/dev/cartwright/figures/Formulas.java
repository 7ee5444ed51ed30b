package dev.cartwright.figures;

import static java.math.RoundingMode.HALF_UP;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The formulas of the figures, as inventory accounting defines them.
 *
 * <p>Amounts are minor units. Each ratio is computed from whole numbers and rounded once, half up;
 * where there is nothing to divide by it is null, never 0. Sources: IAS 2 Inventories (weighted
 * average cost, §27); the ASCM (APICS) Dictionary for inventory turns, days of supply, ABC
 * classification and shrinkage; Berman and Evans, Retail Management, for sell-through and for
 * shrinkage as a share.
 */
final class Formulas {

    /** Of all ratios and shares. */
    static final int RATIO_SCALE = 4;

    static final int DAYS_SCALE = 2;

    private static final BigDecimal DAY = BigDecimal.valueOf(Duration.ofDays(1).toSeconds());
    private static final BigDecimal DAYS_A_YEAR = BigDecimal.valueOf(365);

    private Formulas() {}

    /**
     * What one unit costs on average: value ÷ units on hand.
     *
     * @return in minor units, rounded half up; null where none is on hand
     */
    static @Nullable Long unitCost(long value, long units) {
        var cost = ratio(BigDecimal.valueOf(value), BigDecimal.valueOf(units), 0);
        return cost == null ? null : cost.longValueExact();
    }

    /**
     * What lay there on average: (opening + closing value) ÷ 2, the usual mean of two dates.
     *
     * @return in minor units, rounded half up
     */
    static long averageValue(long opening, long closing) {
        return sum(opening, closing).divide(BigDecimal.TWO, 0, HALF_UP).longValueExact();
    }

    /**
     * Inventory turns: cost of goods shipped ÷ average value, the latter not rounded.
     *
     * @return with 4 decimals; null where nothing lay there at either end
     */
    static @Nullable BigDecimal turns(long cost, long opening, long closing) {
        return ratio(
                BigDecimal.valueOf(cost).multiply(BigDecimal.TWO),
                sum(opening, closing),
                RATIO_SCALE);
    }

    /**
     * Inventory turns a year: turns × 365 days ÷ the period's, to the second and its parts.
     *
     * @return with 4 decimals; null where {@link #turns} is
     */
    static @Nullable BigDecimal turnsPerYear(
            long cost, long opening, long closing, Duration period) {
        return ratio(
                BigDecimal.valueOf(cost)
                        .multiply(BigDecimal.TWO)
                        .multiply(DAYS_A_YEAR)
                        .multiply(DAY),
                sum(opening, closing).multiply(seconds(period)),
                RATIO_SCALE);
    }

    /**
     * Days of supply: closing units ÷ units shipped a day. Tells how long what is there lasts if it
     * goes on like that.
     *
     * @return with 2 decimals; null where nothing was shipped
     */
    static @Nullable BigDecimal daysOfCover(long closing, long shipped, Duration period) {
        return ratio(
                BigDecimal.valueOf(closing).multiply(seconds(period)),
                BigDecimal.valueOf(shipped).multiply(DAY),
                DAYS_SCALE);
    }

    /**
     * Sell-through: units shipped ÷ (opening units + units received).
     *
     * @return with 4 decimals; null where there was nothing to sell
     */
    static @Nullable BigDecimal sellThrough(long shipped, long opening, long received) {
        return ratio(BigDecimal.valueOf(shipped), sum(opening, received), RATIO_SCALE);
    }

    /**
     * A part of a whole, such as what was lost of what was shipped.
     *
     * @return with 4 decimals; null where there is no whole
     */
    static @Nullable BigDecimal share(long part, long whole) {
        return ratio(BigDecimal.valueOf(part), BigDecimal.valueOf(whole), RATIO_SCALE);
    }

    /** More put back than shipped is nothing to divide by, either. */
    private static @Nullable BigDecimal ratio(BigDecimal part, BigDecimal whole, int scale) {
        return whole.signum() > 0 ? part.divide(whole, scale, HALF_UP) : null;
    }

    private static BigDecimal sum(long one, long other) {
        return BigDecimal.valueOf(one).add(BigDecimal.valueOf(other));
    }

    private static BigDecimal seconds(Duration period) {
        return BigDecimal.valueOf(period.getSeconds()).add(BigDecimal.valueOf(period.getNano(), 9));
    }
}
