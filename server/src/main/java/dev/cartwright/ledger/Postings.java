package dev.cartwright.ledger;

import static dev.cartwright.ledger.Account.BANK;
import static dev.cartwright.ledger.Account.DISCOUNTS;
import static dev.cartwright.ledger.Account.DISPUTE_HOLD;
import static dev.cartwright.ledger.Account.DISPUTE_LOSS;
import static dev.cartwright.ledger.Account.GIFT_LIABILITY;
import static dev.cartwright.ledger.Account.GOODWILL;
import static dev.cartwright.ledger.Account.LOYALTY_COST;
import static dev.cartwright.ledger.Account.ORDER_RECEIVABLE;
import static dev.cartwright.ledger.Account.POINTS_LIABILITY;
import static dev.cartwright.ledger.Account.PROCESSOR_FEES;
import static dev.cartwright.ledger.Account.PROCESSOR_RECEIVABLE;
import static dev.cartwright.ledger.Account.REFUND_PAYABLE;
import static dev.cartwright.ledger.Account.REVENUE;
import static dev.cartwright.ledger.Account.SHIPPING_INCOME;
import static dev.cartwright.ledger.Account.SUSPENSE;
import static dev.cartwright.ledger.Account.TAX_PAYABLE;

import dev.cartwright.kernel.OrderId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What each fact debits and credits. A fact counts once per source: what may befall a payment
 * several times, as captures and refunds do, has a source of its own each time.
 */
public final class Postings {

    private Postings() {}

    /** The customer owes the total. Empty where all amounts are nothing. */
    public static Optional<Posting> orderPlaced(OrderId order, OrderAmounts amounts) {
        return sold(ORDER_RECEIVABLE, "order-placed", order.value(), order, amounts);
    }

    /**
     * Undoes {@link #orderPlaced} of the same order, to the cent.
     *
     * @param left of the order's amounts, after what was reduced and refunds that were granted
     */
    public static Optional<Posting> orderCancelled(OrderId order, OrderAmounts left) {
        return orderPlaced(order, left).map(placed -> placed.reversed("order-cancelled"));
    }

    /** A part of an order is not owed any more, as when less is captured than was authorised. */
    public static Optional<Posting> orderReduced(UUID source, OrderId order, OrderAmounts part) {
        return sold(ORDER_RECEIVABLE, "order-reduced", source, order, part)
                .map(sale -> sale.reversed(sale.kind()));
    }

    /** The processor has the customer's money: all, or the part that this operation captured. */
    public static Posting captured(UUID operation, OrderId order, Money amount) {
        return moved(
                "payment-captured",
                operation,
                order,
                amount,
                PROCESSOR_RECEIVABLE,
                ORDER_RECEIVABLE);
    }

    /**
     * The processor has paid out.
     *
     * @param order null for what is about none, such as a monthly fee
     * @param paid what came to the bank; negative where it was taken back, as for a refund
     * @param fees what the processor kept; negative where it gave back some
     */
    public static Posting settled(UUID line, @Nullable OrderId order, Money paid, Money fees) {
        var entries =
                lines(
                        Stream.of(
                                Entry.line(BANK, paid),
                                Entry.line(PROCESSOR_FEES, fees),
                                Entry.line(PROCESSOR_RECEIVABLE, paid.plus(fees).negated())));
        return new Posting("payment-settled", line, order, entries);
    }

    /**
     * Money goes back for an order that stands: what was sold is reversed by its shares.
     *
     * @param operation the refund's
     * @param shares what is given back of items, discount, shipping and tax
     * @return empty where all shares are nothing
     */
    public static Optional<Posting> refundGranted(
            UUID operation, OrderId order, OrderAmounts shares) {
        return sold(REFUND_PAYABLE, "refund-granted", operation, order, shares)
                .map(sale -> sale.reversed(sale.kind()));
    }

    /** What was paid for an order that is cancelled, or was never placed, is owed back. */
    public static Posting overpaymentReturned(UUID operation, OrderId order, Money amount) {
        return moved("refund-granted", operation, order, amount, ORDER_RECEIVABLE, REFUND_PAYABLE);
    }

    /** The processor has paid back what was owed. */
    public static Posting refundPaid(UUID operation, OrderId order, Money amount) {
        return moved("refund-paid", operation, order, amount, REFUND_PAYABLE, PROCESSOR_RECEIVABLE);
    }

    /** A refund that was paid came back, as from a closed card: the money is owed again. */
    public static Posting refundFailed(UUID operation, OrderId order, Money amount) {
        return refundPaid(operation, order, amount).reversed("refund-failed");
    }

    /** What was owed was paid back from the bank, past the processor. */
    public static Posting refundSettled(UUID operation, OrderId order, Money amount) {
        return moved("refund-settled", operation, order, amount, REFUND_PAYABLE, BANK);
    }

    /** A gift card was sold for money: it is owed to whoever holds the card. */
    public static Posting giftCardSold(UUID card, @Nullable OrderId order, Money amount) {
        return moved("gift-card-sold", card, order, amount, PROCESSOR_RECEIVABLE, GIFT_LIABILITY);
    }

    /** Store credit, or a gift card, was given away to make up for something. */
    public static Posting creditGranted(UUID credit, @Nullable OrderId order, Money amount) {
        return moved("credit-granted", credit, order, amount, GOODWILL, GIFT_LIABILITY);
    }

    /** An order was paid with a gift card or store credit. */
    public static Posting creditUsed(UUID operation, OrderId order, Money amount) {
        return moved("credit-used", operation, order, amount, GIFT_LIABILITY, ORDER_RECEIVABLE);
    }

    /** Points were promised for an order, or for no order; the amount is what they buy. */
    public static Posting pointsGranted(UUID grant, @Nullable OrderId order, Money amount) {
        return moved("points-granted", grant, order, amount, LOYALTY_COST, POINTS_LIABILITY);
    }

    /** An order was paid with points. */
    public static Posting pointsSpent(UUID operation, OrderId order, Money amount) {
        return moved("points-spent", operation, order, amount, POINTS_LIABILITY, ORDER_RECEIVABLE);
    }

    /** The customer's bank took the money back until somebody decides. */
    public static Posting disputeOpened(UUID dispute, OrderId order, Money amount) {
        return moved("dispute-opened", dispute, order, amount, DISPUTE_HOLD, PROCESSOR_RECEIVABLE);
    }

    /** The money that was held back is gone. */
    public static Posting disputeLost(UUID dispute, OrderId order, Money amount) {
        return moved("dispute-lost", dispute, order, amount, DISPUTE_LOSS, DISPUTE_HOLD);
    }

    /** The money that was held back is with the processor again. */
    public static Posting disputeWon(UUID dispute, OrderId order, Money amount) {
        return disputeOpened(dispute, order, amount).reversed("dispute-won");
    }

    /**
     * The processor has less than the books say, and nobody knows why yet.
     *
     * @param missing negative where it has more
     */
    public static Posting unexplained(UUID source, @Nullable OrderId order, Money missing) {
        var entries =
                List.of(
                        new Entry(SUSPENSE, missing),
                        new Entry(PROCESSOR_RECEIVABLE, missing.negated()));
        return new Posting("unexplained", source, order, entries);
    }

    /** Undoes {@link #unexplained}; what it was is then posted as the fact it is. */
    public static Posting explained(UUID source, @Nullable OrderId order, Money missing) {
        return unexplained(source, order, missing).reversed("explained");
    }

    private static Optional<Posting> sold(
            Account owed, String kind, UUID source, OrderId order, OrderAmounts amounts) {
        var entries =
                lines(
                        Stream.of(
                                Entry.line(owed, amounts.total()),
                                Entry.line(DISCOUNTS, amounts.discount()),
                                Entry.line(REVENUE, amounts.items().negated()),
                                Entry.line(SHIPPING_INCOME, amounts.shipping().negated()),
                                Entry.line(TAX_PAYABLE, amounts.tax().negated())));
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(new Posting(kind, source, order, entries));
    }

    private static Posting moved(
            String kind,
            UUID source,
            @Nullable OrderId order,
            Money amount,
            Account debited,
            Account credited) {
        var entries = List.of(Entry.debit(debited, amount), Entry.credit(credited, amount));
        return new Posting(kind, source, order, entries);
    }

    private static List<Entry> lines(Stream<Optional<Entry>> lines) {
        return lines.flatMap(Optional::stream).toList();
    }
}
