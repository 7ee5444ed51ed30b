package dev.cartwright.ledger;

/** What money is owed, owned, earned or lost as; each has a balance per currency. */
public enum Account {

    /** Customers owe it for orders; in credit, it is owed to them. */
    ORDER_RECEIVABLE,

    /** Captured by a processor and not yet paid out. */
    PROCESSOR_RECEIVABLE,

    /** Goods sold, before discounts and tax. */
    REVENUE,

    /** Taken off revenue. */
    DISCOUNTS,

    SHIPPING_INCOME,
    TAX_PAYABLE,

    /** Promised back to customers and not yet paid. */
    REFUND_PAYABLE,

    BANK,
    PROCESSOR_FEES,

    /** Gift cards and store credit that may still be spent. */
    GIFT_LIABILITY,

    /** Points that may still be spent. */
    POINTS_LIABILITY,

    LOYALTY_COST,

    /** Given away to make up for something. */
    GOODWILL,

    /** Held back by a processor while a dispute is open. */
    DISPUTE_HOLD,

    DISPUTE_LOSS,

    /** Not explained yet. */
    SUSPENSE
}
