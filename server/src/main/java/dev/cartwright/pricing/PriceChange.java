package dev.cartwright.pricing;

import dev.cartwright.kernel.InvalidField;
import java.math.BigDecimal;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** What becomes of a price when many are changed at once. */
sealed interface PriceChange {

    /** Returns the new price, not rounded yet; below zero where it cannot be. */
    BigDecimal of(BigDecimal reference);

    /** So much more of each hundred; less where it is negative. */
    record Percent(BigDecimal percent) implements PriceChange {
        public Percent {
            if (percent.compareTo(new BigDecimal(-100)) < 0
                    || percent.compareTo(new BigDecimal(10_000)) > 0) {
                throw new InvalidField("change.percent", "must be -100 to 10000");
            }
        }

        @Override
        public BigDecimal of(BigDecimal reference) {
            return reference.add(reference.multiply(percent).movePointLeft(2));
        }
    }

    /** So much more for each; less where it is negative. */
    record Plus(BigDecimal amount) implements PriceChange {
        @Override
        public BigDecimal of(BigDecimal reference) {
            return reference.add(amount);
        }
    }

    /** The same for all. */
    record Fixed(BigDecimal price) implements PriceChange {
        public Fixed {
            if (price.signum() < 0) {
                throw new InvalidField("change.price", "must not be negative");
            }
        }

        @Override
        public BigDecimal of(BigDecimal reference) {
            return price;
        }
    }

    /** Reads the one of the three that is given. */
    static PriceChange read(
            CurrencyUnit currency,
            @Nullable String percent,
            @Nullable String amount,
            @Nullable String price) {
        if (percent != null && amount == null && price == null) {
            return new Percent(number("change.percent", percent));
        }
        if (amount != null && percent == null && price == null) {
            return new Plus(coins("change.amount", amount, currency));
        }
        if (price != null && percent == null && amount == null) {
            return new Fixed(coins("change.price", price, currency));
        }
        throw new InvalidField("change", "must have one of percent, amount and price");
    }

    private static BigDecimal coins(String field, String text, CurrencyUnit currency) {
        var amount = number(field, text);
        if (PriceRounding.tooFine(amount, currency)) {
            throw new InvalidField(field, "must be in coins of " + currency.getCode());
        }
        return amount;
    }

    /** Reads a decimal number written as text, as amounts are. */
    static BigDecimal number(String field, String text) {
        if (!text.matches("[+-]?[0-9]{1,12}([.][0-9]{1,6})?")) {
            throw new InvalidField(field, "must be a number such as 9.99");
        }
        return new BigDecimal(text);
    }
}
