package dev.cartwright.orders;

/** Where the life of an order stands. */
public enum OrderStatus {
    DRAFT,
    PENDING_PAYMENT,
    IN_REVIEW,
    PLACED,
    COMPLETED,
    CANCELLED
}
