package dev.cartwright.payments;

/** The part of a payment's state that its sums do not tell. */
enum Stage {
    CREATED,
    REQUIRES_ACTION,
    PROCESSING,
    IN_REVIEW,
    SETTLED,
    FAILED,
    EXPIRED,
    CONFLICTED
}
