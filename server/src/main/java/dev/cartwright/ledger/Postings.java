package dev.cartwright.ledger;

import static dev.cartwright.ledger.Account.DISCOUNTS;
import static dev.cartwright.ledger.Account.ORDER_RECEIVABLE;
import static dev.cartwright.ledger.Account.PROCESSOR_RECEIVABLE;
import static dev.cartwright.ledger.Account.REFUND_PAYABLE;
import static dev.cartwright.ledger.Account.REVENUE;
import static dev.cartwright.ledger.Account.SHIPPING_INCOME;
import static dev.cartwright.ledger.Account.TAX_PAYABLE;

import dev.cartwright.kernel.OrderId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/** What each fact debits and credits. */
public final class Postings {

    private Postings() {}

    /** The customer owes the total. Empty where that is nothing. */
    public static Optional<Posting> orderPlaced(OrderId order, OrderAmounts amounts) {
        if (amounts.total().isZero()) {
            return Optional.empty();
        }
        var entries = new ArrayList<Entry>();
        entries.add(Entry.debit(ORDER_RECEIVABLE, amounts.total()));
        if (!amounts.discount().isZero()) {
            entries.add(Entry.debit(DISCOUNTS, amounts.discount()));
        }
        if (!amounts.items().isZero()) {
            entries.add(Entry.credit(REVENUE, amounts.items()));
        }
        if (!amounts.shipping().isZero()) {
            entries.add(Entry.credit(SHIPPING_INCOME, amounts.shipping()));
        }
        if (!amounts.tax().isZero()) {
            entries.add(Entry.credit(TAX_PAYABLE, amounts.tax()));
        }
        return Optional.of(new Posting("order-placed", order.value(), entries));
    }

    /** Undoes {@link #orderPlaced} of the same order and amounts, to the cent. */
    public static Optional<Posting> orderCancelled(OrderId order, OrderAmounts amounts) {
        return orderPlaced(order, amounts).map(placed -> placed.reversed("order-cancelled"));
    }

    /** The processor has the customer's money. */
    public static Posting captured(UUID operation, Money amount) {
        return moved("payment-captured", operation, amount, PROCESSOR_RECEIVABLE, ORDER_RECEIVABLE);
    }

    /** What the customer has paid for an order that is cancelled is owed back. */
    public static Posting refundGranted(UUID operation, Money amount) {
        return moved("refund-granted", operation, amount, ORDER_RECEIVABLE, REFUND_PAYABLE);
    }

    /** The processor has paid back what was owed. */
    public static Posting refundPaid(UUID operation, Money amount) {
        return moved("refund-paid", operation, amount, REFUND_PAYABLE, PROCESSOR_RECEIVABLE);
    }

    private static Posting moved(
            String kind, UUID source, Money amount, Account debited, Account credited) {
        var entries = List.of(Entry.debit(debited, amount), Entry.credit(credited, amount));
        return new Posting(kind, source, entries);
    }
}
