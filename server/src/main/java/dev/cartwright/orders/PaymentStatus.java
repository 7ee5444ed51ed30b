package dev.cartwright.orders;

import java.util.Locale;

/** How the money of an order stands, as shops search for it. */
public enum PaymentStatus {
    /** The order costs nothing, so nobody is asked to pay. */
    NOT_REQUIRED,
    PENDING,
    AUTHORIZED,
    PARTIALLY_CAPTURED,
    CAPTURED,
    DECLINED,
    NOT_TAKEN,
    VOIDED,
    EXPIRED,
    CONFLICTED,
    REFUNDING,
    PARTIALLY_REFUNDED,
    REFUNDED;

    /** Whether there is nothing left to be paid. */
    boolean isPaid() {
        return this == CAPTURED || this == NOT_REQUIRED;
    }

    /** Returns why an order whose payment ends so was given up. */
    public String reason() {
        return "payment " + name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
