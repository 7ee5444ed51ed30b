package dev.cartwright.orders;

/** How the money of an order stands, as shops search for it. */
public enum PaymentStatus {
    PENDING,
    AUTHORIZED,
    CAPTURED,
    DECLINED,
    NOT_TAKEN,
    REFUNDING,
    REFUNDED
}
