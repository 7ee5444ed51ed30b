package dev.cartwright.orders;

import java.util.Locale;

/** How the money of an order stands, as shops search for it. */
public enum PaymentStatus {
    PENDING,
    AUTHORIZED,
    CAPTURED,
    DECLINED,
    NOT_TAKEN,
    REFUNDING,
    REFUNDED;

    /** Returns why an order whose payment ends so was given up. */
    public String reason() {
        return "payment " + name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
