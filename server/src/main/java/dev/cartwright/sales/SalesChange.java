package dev.cartwright.sales;

import dev.cartwright.kernel.Amount;
import java.math.BigDecimal;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** By how much it is more than in the period before; less is negative. */
record SalesChange(
        MoneyChange revenueNet,
        MoneyChange revenueGross,
        NumberChange orders,
        NumberChange units,
        NumberChange customers,
        @Nullable MoneyChange averageOrderNet) {

    /**
     * @param percent null where there was nothing before
     */
    record MoneyChange(Money absolute, @Nullable BigDecimal percent) {}

    /**
     * @param percent null where there was nothing before
     */
    record NumberChange(long absolute, @Nullable BigDecimal percent) {}

    static SalesChange of(Tally now, Tally before, CurrencyUnit currency) {
        return new SalesChange(
                money(currency, now.total().net(), before.total().net()),
                money(currency, now.total().gross(), before.total().gross()),
                number(now.sold().orders(), before.sold().orders()),
                number(now.sold().units(), before.sold().units()),
                number(now.sold().customers(), before.sold().customers()),
                average(now, before, currency));
    }

    private static @Nullable MoneyChange average(Tally now, Tally before, CurrencyUnit currency) {
        var mean = Ratios.each(currency, now.sold().net(), now.sold().orders());
        var meanBefore = Ratios.each(currency, before.sold().net(), before.sold().orders());
        return mean == null || meanBefore == null
                ? null
                : money(currency, Amount.minor(mean), Amount.minor(meanBefore));
    }

    private static MoneyChange money(CurrencyUnit currency, long now, long before) {
        return new MoneyChange(Amount.of(currency, now - before), Ratios.percent(now, before));
    }

    private static NumberChange number(long now, long before) {
        return new NumberChange(now - before, Ratios.percent(now, before));
    }
}
