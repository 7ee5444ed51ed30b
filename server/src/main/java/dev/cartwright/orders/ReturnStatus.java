package dev.cartwright.orders;

/** What of an order comes back, as shops search for it. */
public enum ReturnStatus {
    NONE,
    REQUESTED,
    PARTIALLY_RETURNED,
    /** All that was sent is back. */
    RETURNED
}
