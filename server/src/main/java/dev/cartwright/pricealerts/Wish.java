package dev.cartwright.pricealerts;

import dev.cartwright.kernel.Amount;
import dev.cartwright.kernel.InvalidField;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What somebody waits for: a price, or so much less than it costs now.
 *
 * @param target that price or less
 * @param percentage at least so many per cent less
 */
record Wish(@Nullable Money target, @Nullable Integer percentage) {

    static final int MOST_PERCENT = 90;

    Wish {
        if ((target == null) == (percentage == null)) {
            throw new InvalidField(
                    "target",
                    target == null
                            ? "must be given, or a percentage"
                            : "must not be given beside a percentage");
        }
        if (target != null && !target.isPositive()) {
            throw new InvalidField("target", "must be more than 0");
        }
        if (percentage != null && (percentage < 1 || percentage > MOST_PERCENT)) {
            throw new InvalidField("percentage", "must be 1 to " + MOST_PERCENT);
        }
    }

    /**
     * Returns, in minor units, what has to be reached: of a percentage the highest price that is at
     * least so much less.
     *
     * @param price what it costs now
     * @throws PriceAlertProblem where it costs no more than that already
     */
    long threshold(Money price) {
        var now = Amount.minor(price);
        var wanted = target == null ? reduced(now) : Amount.minor(target);
        if (wanted >= now) {
            throw PriceAlertProblem.priceIsThere(target == null ? "percentage" : "target", price);
        }
        return wanted;
    }

    private long reduced(long now) {
        return BigDecimal.valueOf(now)
                .multiply(BigDecimal.valueOf(100L - (percentage == null ? 0 : percentage)))
                .divide(BigDecimal.valueOf(100), 0, RoundingMode.FLOOR)
                .longValueExact();
    }
}
