package dev.cartwright.pricing;

import dev.cartwright.kernel.InvalidField;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * What prices look like. Of two that are equally near the higher is taken, and what is for free
 * stays so.
 *
 * @param to prices are multiples of it, as of 0.05; null is the currency's smallest coin
 * @param ending prices end like this: 0.99 is any number of whole ones and 0.99, 9.90 any number of
 *     tens and 9.90; counts after {@code to}. Null is any
 */
record PriceRounding(CurrencyUnit currency, @Nullable BigDecimal to, @Nullable BigDecimal ending) {

    PriceRounding {
        if (to != null && (to.signum() <= 0 || tooFine(to, currency))) {
            throw new InvalidField(
                    "rounding.to", "must be more than 0, in coins of " + currency.getCode());
        }
        if (ending != null && (ending.signum() < 0 || tooFine(ending, currency))) {
            throw new InvalidField(
                    "rounding.ending", "must not be negative, in coins of " + currency.getCode());
        }
    }

    static boolean tooFine(BigDecimal amount, CurrencyUnit currency) {
        return amount.stripTrailingZeros().scale() > currency.getDecimalPlaces();
    }

    BigDecimal round(BigDecimal price) {
        var places = currency.getDecimalPlaces();
        if (price.signum() == 0) {
            return BigDecimal.ZERO.setScale(places);
        }
        var rounded = to == null ? price : nearest(price, to);
        if (ending != null) {
            var turn = BigDecimal.TEN.pow(Math.max(0, ending.precision() - ending.scale()));
            var turns = nearest(rounded.subtract(ending), turn).max(BigDecimal.ZERO);
            rounded = turns.add(ending);
        }
        return rounded.setScale(places, RoundingMode.HALF_UP);
    }

    /** Half of a step goes up, below zero too: 0.49 is as near to -0.01 as to 0.99. */
    private static BigDecimal nearest(BigDecimal value, BigDecimal step) {
        var half = step.divide(BigDecimal.TWO);
        return value.add(half).divide(step, 0, RoundingMode.FLOOR).multiply(step);
    }
}
