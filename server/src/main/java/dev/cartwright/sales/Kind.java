package dev.cartwright.sales;

/** How something changed what was sold. */
enum Kind {
    /** A line of an order that was placed, or its delivery. */
    SALE,
    /** What was left of an order that was cancelled after it was placed. */
    CANCELLATION,
    /** What was given back of an order that stands. */
    REFUND,
    /** What an earlier shop booked at no price or at a negative one: no sale, and no return. */
    ADJUSTMENT
}
