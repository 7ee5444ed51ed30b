package dev.cartwright.sales;

import dev.cartwright.kernel.Amount;
import dev.cartwright.sales.Tally.Sum;
import java.math.BigDecimal;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What was sold, what became of it and who bought it; docs/sales.md has the formulas.
 *
 * @param sold what was placed, whatever became of it
 * @param cancelled below 0, as refunded is
 * @param adjusted what an earlier shop booked without a price
 * @param total all four together
 * @param revenueNet the total without tax
 * @param revenueGross the total with tax
 * @param averageOrderNet what an order that was placed came to, before what became of it
 * @param cancellationRate orders that were cancelled, of those placed
 * @param refundRate refunds' orders, of those placed
 * @param returnRate units given back, of those sold
 * @param refundedShare net amount given back, of that sold
 * @param newCustomers whose first order ever is among these
 * @param returningCustomers who bought before
 * @param repeatCustomers with an order among these before which they had another
 * @param oneTimeCustomers with one order only, up to the last of these
 * @param repeatRate repeat customers, of all who bought
 */
record SalesFigures(
        SalesSum sold,
        SalesSum cancelled,
        SalesSum refunded,
        SalesSum adjusted,
        SalesSum total,
        Money revenueNet,
        Money revenueGross,
        @Nullable Money averageOrderNet,
        @Nullable Money averageOrderGross,
        @Nullable BigDecimal cancellationRate,
        @Nullable BigDecimal refundRate,
        @Nullable BigDecimal returnRate,
        @Nullable BigDecimal refundedShare,
        long newCustomers,
        long returningCustomers,
        long repeatCustomers,
        long oneTimeCustomers,
        @Nullable BigDecimal repeatRate) {

    /**
     * Facts added up; items, discount and net are without tax.
     *
     * @param customers that are known
     * @param skus without the delivery
     */
    record SalesSum(
            long lines,
            long orders,
            long customers,
            long skus,
            long units,
            Money items,
            Money discount,
            Money tax,
            Money net,
            Money gross) {

        static SalesSum of(Sum it, CurrencyUnit currency) {
            return new SalesSum(
                    it.lines(),
                    it.orders(),
                    it.customers(),
                    it.skus(),
                    it.units(),
                    Amount.of(currency, it.items()),
                    Amount.of(currency, it.discount()),
                    Amount.of(currency, it.tax()),
                    Amount.of(currency, it.net()),
                    Amount.of(currency, it.gross()));
        }
    }

    /**
     * @param whole what was sold, of which the rates are; as a rule the tally's own
     */
    static SalesFigures of(Tally tally, Sum whole, CurrencyUnit currency) {
        var sold = tally.sold();
        return new SalesFigures(
                SalesSum.of(sold, currency),
                SalesSum.of(tally.cancelled(), currency),
                SalesSum.of(tally.refunded(), currency),
                SalesSum.of(tally.adjusted(), currency),
                SalesSum.of(tally.total(), currency),
                Amount.of(currency, tally.total().net()),
                Amount.of(currency, tally.total().gross()),
                Ratios.each(currency, sold.net(), sold.orders()),
                Ratios.each(currency, sold.gross(), sold.orders()),
                Ratios.share(tally.cancelled().orders(), whole.orders()),
                Ratios.share(tally.refunded().orders(), whole.orders()),
                Ratios.share(-tally.refunded().units(), whole.units()),
                Ratios.share(-tally.refunded().net(), whole.net()),
                tally.newCustomers(),
                sold.customers() - tally.newCustomers(),
                tally.repeatCustomers(),
                sold.customers() - tally.repeatCustomers(),
                Ratios.share(tally.repeatCustomers(), sold.customers()));
    }
}
