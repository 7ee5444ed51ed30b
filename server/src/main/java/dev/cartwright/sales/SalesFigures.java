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
 * @param cancellationRate of the orders placed among these: which were cancelled as a whole
 * @param refundRate of the same: of which something was given back
 * @param returnRate units given back of those sold among these, of those sold
 * @param refundedShare net amount given back of what was sold among these, of that sold
 * @param newCustomers whose first order ever is among these
 * @param returningCustomers who bought before
 * @param repeatCustomers with an order among these before which they had another
 * @param oneTimeCustomers with one order only, up to the last of these
 * @param repeatRate repeat customers, of all who bought
 * @param shippedOrders of those placed: of which something has left
 * @param hoursToShip from when they were placed to when the first of it left
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
        @Nullable BigDecimal repeatRate,
        long shippedOrders,
        HoursToShip hoursToShip) {

    /**
     * With 2 decimals; null where nothing has left.
     *
     * @param median of an even number the mean of the two in the middle
     */
    record HoursToShip(@Nullable BigDecimal mean, @Nullable BigDecimal median) {

        static HoursToShip of(Tally.Shipped it) {
            return new HoursToShip(
                    Ratios.hours(it.seconds(), it.orders()),
                    it.orders() == 0 ? null : Ratios.hours(it.middles(), 2));
        }
    }

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
        var own = tally.own();
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
                Ratios.share(own.cancelledOrders(), whole.orders()),
                Ratios.share(own.refundedOrders(), whole.orders()),
                Ratios.share(-own.refundedUnits(), whole.units()),
                Ratios.share(-own.refundedNet(), whole.net()),
                tally.newCustomers(),
                sold.customers() - tally.newCustomers(),
                tally.repeatCustomers(),
                sold.customers() - tally.repeatCustomers(),
                Ratios.share(tally.repeatCustomers(), sold.customers()),
                tally.shipped().orders(),
                HoursToShip.of(tally.shipped()));
    }
}
