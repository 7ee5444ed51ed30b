package dev.cartwright.payments;

import java.util.EnumSet;
import java.util.Set;

/** Where a payment stands; the database derives it from the payment's sums and its stage. */
public enum PaymentState {
    /** Nobody has been asked yet, or has answered. */
    CREATED,
    /** The customer has to confirm it. */
    REQUIRES_ACTION,
    /** The processor has it and will say later. */
    PROCESSING,
    /** Authorised, and a person has to look at it before anything is captured. */
    IN_REVIEW,
    AUTHORIZED,
    PARTIALLY_CAPTURED,
    CAPTURED,
    /** Everything that was authorised was given up before it was captured. */
    CANCELLED,
    /** No money moved and none will. */
    FAILED,
    /** What was authorised was not captured in time. */
    EXPIRED,
    /** The processor tells of another amount than we asked for: nothing moves until one decides. */
    CONFLICTED;

    /** Returns what may come next; what is final has no next. */
    public Set<PaymentState> next() {
        return switch (this) {
            case CREATED ->
                    EnumSet.of(
                            REQUIRES_ACTION,
                            PROCESSING,
                            IN_REVIEW,
                            AUTHORIZED,
                            CAPTURED,
                            FAILED,
                            CONFLICTED);
            case REQUIRES_ACTION, PROCESSING ->
                    EnumSet.of(
                            REQUIRES_ACTION,
                            PROCESSING,
                            IN_REVIEW,
                            AUTHORIZED,
                            CAPTURED,
                            FAILED,
                            CONFLICTED);
            case IN_REVIEW -> EnumSet.of(AUTHORIZED, CANCELLED, EXPIRED, CONFLICTED);
            case AUTHORIZED ->
                    EnumSet.of(
                            IN_REVIEW,
                            PARTIALLY_CAPTURED,
                            CAPTURED,
                            CANCELLED,
                            EXPIRED,
                            CONFLICTED);
            case PARTIALLY_CAPTURED -> EnumSet.of(CAPTURED, CONFLICTED);
            case CAPTURED -> EnumSet.of(CONFLICTED);
            // Money that comes late is on the books all the same, and goes back.
            case FAILED, CANCELLED, EXPIRED ->
                    EnumSet.of(IN_REVIEW, AUTHORIZED, CAPTURED, CONFLICTED);
            case CONFLICTED -> EnumSet.allOf(PaymentState.class);
        };
    }
}
