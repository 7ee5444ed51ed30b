package dev.cartwright.ledger;

import java.util.Arrays;
import java.util.List;

/** What money is owed, owned, earned or lost as; each has a balance per currency. */
public enum Account {

    /** Customers owe it for orders; in credit, it is owed to them. Trade receivables. */
    ORDER_RECEIVABLE(Type.ASSET, OpenBy.ORDER, "Accounts receivable"),

    /** Captured by a processor and not yet paid out. Money in transit. */
    PROCESSOR_RECEIVABLE(Type.ASSET, OpenBy.ORDER, "Payment processor clearing"),

    /** Goods sold, before discounts and tax. Gross sales. */
    REVENUE(Type.INCOME, OpenBy.NOTHING, "Sales revenue"),

    /** Taken off revenue, but kept apart from it. Contra revenue. */
    DISCOUNTS(Type.CONTRA_INCOME, OpenBy.NOTHING, "Sales discounts"),

    /** What customers pay for delivery, without tax. Freight charged out. */
    SHIPPING_INCOME(Type.INCOME, OpenBy.NOTHING, "Shipping income"),

    /** Taken from customers for the state. Sales tax or output VAT; never revenue. */
    TAX_PAYABLE(Type.LIABILITY, OpenBy.NOTHING, "Sales tax payable"),

    /** Promised back to customers and not yet paid. */
    REFUND_PAYABLE(Type.LIABILITY, OpenBy.ORDER, "Refunds payable"),

    /** What processors have paid out. Cash at bank. */
    BANK(Type.ASSET, OpenBy.NOTHING, "Bank"),

    /** What processors keep for their service. Cost of payment. */
    PROCESSOR_FEES(Type.EXPENSE, OpenBy.NOTHING, "Payment processing fees"),

    /** Gift cards and store credit that may still be spent. Deferred revenue. */
    GIFT_LIABILITY(Type.LIABILITY, OpenBy.NOTHING, "Gift cards and store credit"),

    /** Points that may still be spent, at what they buy. A contract liability. */
    POINTS_LIABILITY(Type.LIABILITY, OpenBy.NOTHING, "Loyalty points outstanding"),

    /** What points were promised for. Marketing cost. */
    LOYALTY_COST(Type.EXPENSE, OpenBy.NOTHING, "Loyalty cost"),

    /** Given away to make up for something. */
    GOODWILL(Type.EXPENSE, OpenBy.NOTHING, "Goodwill to customers"),

    /** Held back by a processor while a dispute is open. Disputed receivables. */
    DISPUTE_HOLD(Type.ASSET, OpenBy.SOURCE, "Disputed payments"),

    /** Disputes that were lost. Chargebacks written off. */
    DISPUTE_LOSS(Type.EXPENSE, OpenBy.NOTHING, "Chargeback losses"),

    /** Not explained yet. To be empty when the books of a month are closed. */
    SUSPENSE(Type.ASSET, OpenBy.SOURCE, "Suspense");

    /** What an account is, and on which side it grows. */
    enum Type {
        ASSET(Side.DEBIT),
        EXPENSE(Side.DEBIT),
        CONTRA_INCOME(Side.DEBIT),
        LIABILITY(Side.CREDIT),
        INCOME(Side.CREDIT);

        private final Side side;

        Type(Side side) {
            this.side = side;
        }
    }

    /** Left or right in the books. */
    enum Side {
        DEBIT,
        CREDIT
    }

    /** Of what the entries come to zero in the end; the accounts that have it are for clearing. */
    enum OpenBy {
        NOTHING,

        /** All of an order; of a source where it is about no order. */
        ORDER,

        /** Each source for itself, for an order may have several. */
        SOURCE
    }

    private final Type type;
    private final OpenBy openBy;
    private final String title;

    Account(Type type, OpenBy openBy, String title) {
        this.type = type;
        this.openBy = openBy;
        this.title = title;
    }

    /** Those whose entries come to zero in the end; what does not is an open item. */
    static List<Account> clearing() {
        return Arrays.stream(values()).filter(it -> it.openBy != OpenBy.NOTHING).toList();
    }

    Type type() {
        return type;
    }

    /** On which it usually has its balance. */
    Side normalSide() {
        return type.side;
    }

    OpenBy openBy() {
        return openBy;
    }

    /** What a bookkeeper calls it. */
    String title() {
        return title;
    }
}
