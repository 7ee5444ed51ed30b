package dev.cartwright.orders;

/** How far the goods of an order have come, as shops search for it. */
public enum FulfilmentStatus {
    UNFULFILLED,
    /** Something of it is being picked, and nothing has left. */
    RELEASED,
    PARTIALLY_SHIPPED,
    /** All that is wanted has left. */
    SHIPPED,
    PARTIALLY_DELIVERED,
    DELIVERED,
    /** None of its units are wanted any more. */
    CANCELLED
}
