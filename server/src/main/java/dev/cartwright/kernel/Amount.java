package dev.cartwright.kernel;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Money as the database keeps it, minor units beside a currency, and as people type it. */
public final class Amount {

    /** No exponent: {@code 1e999999999} would keep a processor busy. */
    private static final Pattern TYPED = Pattern.compile("[+-]?[0-9]{1,15}([.][0-9]{1,9})?");

    private Amount() {}

    public static Money of(CurrencyUnit currency, long minor) {
        return Money.ofMinor(currency, minor);
    }

    /** Returns cents, pence, or whole yen. */
    public static long minor(Money money) {
        return money.getAmountMinorLong();
    }

    /**
     * Reads an amount such as {@code 12.34}.
     *
     * @throws InvalidField naming the field, where it is no number, or no coin can pay it, or no
     *     column can keep it
     */
    public static Money read(String field, CurrencyUnit currency, String typed) {
        if (!TYPED.matcher(typed).matches()) {
            throw new InvalidField(field, "must be a number such as 12.34");
        }
        var amount = new BigDecimal(typed).stripTrailingZeros();
        if (amount.scale() > currency.getDecimalPlaces()) {
            throw new InvalidField(field, "must be in coins of " + currency.getCode());
        }
        var money = Money.of(currency, amount);
        if (money.getAmount().unscaledValue().bitLength() >= Long.SIZE) {
            throw new InvalidField(field, "is more money than there is");
        }
        return money;
    }
}
