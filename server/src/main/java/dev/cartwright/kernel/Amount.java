package dev.cartwright.kernel;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Money as the database keeps it: minor units beside a currency. */
public final class Amount {

    private Amount() {}

    public static Money of(CurrencyUnit currency, long minor) {
        return Money.ofMinor(currency, minor);
    }

    /** Returns cents, pence, or whole yen. */
    public static long minor(Money money) {
        return money.getAmountMinorLong();
    }
}
