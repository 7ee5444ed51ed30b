package dev.cartwright.payments;

import dev.cartwright.processors.Operation.Kind;

/**
 * What a payment's operations add up to, in minor units. What is under way is promised already, so
 * that two operations at once never pass a limit together.
 */
record Sums(
        long authorized,
        long capturing,
        long captured,
        long voiding,
        long voided,
        long refunding,
        long refunded) {

    static final Sums NONE = new Sums(0, 0, 0, 0, 0, 0, 0);

    /** What may still be captured or given up. */
    long open() {
        return authorized - capturing - captured - voiding - voided;
    }

    /** What may still be paid back. */
    long refundable() {
        return captured - refunding - refunded;
    }

    /** An operation begins. */
    Sums promised(Kind kind, long minor) {
        return switch (kind) {
            case CAPTURE -> with(0, minor, 0, 0, 0, 0, 0);
            case VOID -> with(0, 0, 0, minor, 0, 0, 0);
            case REFUND -> with(0, 0, 0, 0, 0, minor, 0);
            case AUTHORIZE, SALE, INCREMENT -> this;
        };
    }

    /** An operation that was promised comes to nothing. */
    Sums dropped(Kind kind, long minor) {
        return promised(kind, -minor);
    }

    /** Money has moved. */
    Sums moved(Kind kind, long minor) {
        return switch (kind) {
            case AUTHORIZE, INCREMENT -> with(minor, 0, 0, 0, 0, 0, 0);
            case SALE -> with(minor, 0, minor, 0, 0, 0, 0);
            case CAPTURE -> with(0, 0, minor, 0, 0, 0, 0);
            case VOID -> with(0, 0, 0, 0, minor, 0, 0);
            case REFUND -> with(0, 0, 0, 0, 0, 0, minor);
        };
    }

    private Sums with(
            long authorized,
            long capturing,
            long captured,
            long voiding,
            long voided,
            long refunding,
            long refunded) {
        return new Sums(
                this.authorized + authorized,
                this.capturing + capturing,
                this.captured + captured,
                this.voiding + voiding,
                this.voided + voided,
                this.refunding + refunding,
                this.refunded + refunded);
    }
}
