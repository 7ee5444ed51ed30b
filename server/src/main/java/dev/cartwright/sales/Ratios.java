package dev.cartwright.sales;

import static java.math.RoundingMode.HALF_UP;

import dev.cartwright.kernel.Amount;
import java.math.BigDecimal;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The formulas of the figures. Each is computed from whole numbers and rounded once, half up; where
 * there is nothing to divide by it is null, never 0.
 */
final class Ratios {

    private static final int RATIO_SCALE = 4;
    private static final int PERCENT_SCALE = 2;
    private static final int HOURS_SCALE = 2;
    private static final BigDecimal SECONDS_AN_HOUR = BigDecimal.valueOf(3_600);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Ratios() {}

    /** A part of a whole, with 4 decimals. */
    static @Nullable BigDecimal share(long part, long whole) {
        return whole > 0
                ? BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), RATIO_SCALE, HALF_UP)
                : null;
    }

    /** Hours for each of so many, with 2 decimals. */
    static @Nullable BigDecimal hours(long seconds, long many) {
        return many > 0
                ? BigDecimal.valueOf(seconds)
                        .divide(
                                BigDecimal.valueOf(many).multiply(SECONDS_AN_HOUR),
                                HOURS_SCALE,
                                HALF_UP)
                : null;
    }

    /** An amount for each of so many, to the minor unit. */
    static @Nullable Money each(CurrencyUnit currency, long minor, long many) {
        return many > 0
                ? Amount.of(
                        currency,
                        BigDecimal.valueOf(minor)
                                .divide(BigDecimal.valueOf(many), 0, HALF_UP)
                                .longValueExact())
                : null;
    }

    /** By how much it is more than before, with 2 decimals; less is negative. */
    static @Nullable BigDecimal percent(long now, long before) {
        return before > 0
                ? BigDecimal.valueOf(now)
                        .subtract(BigDecimal.valueOf(before))
                        .multiply(HUNDRED)
                        .divide(BigDecimal.valueOf(before), PERCENT_SCALE, HALF_UP)
                : null;
    }
}
