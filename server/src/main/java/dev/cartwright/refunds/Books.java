package dev.cartwright.refunds;

import dev.cartwright.ledger.OrderAmounts;
import dev.cartwright.ledger.Posting;
import dev.cartwright.ledger.Postings;
import dev.cartwright.orders.Order;
import java.util.Optional;

/** An order in the language of the books, where revenue never contains tax. */
public final class Books {

    private Books() {}

    /** Empty where nothing in it has a price. */
    public static Optional<Posting> placed(Order order) {
        return Postings.orderPlaced(order.id(), amounts(order));
    }

    static OrderAmounts amounts(Order order) {
        var totals = order.totals();
        if (!totals.taxIncluded()) {
            return new OrderAmounts(
                    totals.items(),
                    totals.discount(),
                    totals.shipping(),
                    totals.tax(),
                    totals.total());
        }
        var goodsTax = totals.tax().minus(order.shippingTax());
        return new OrderAmounts(
                totals.items().minus(goodsTax),
                totals.discount(),
                totals.shipping().minus(order.shippingTax()),
                totals.tax(),
                totals.total());
    }
}
