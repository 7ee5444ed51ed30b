package dev.cartwright.hostile;

/** A line of the processor's journal, never changed. */
record Movement(Kind kind, String intent, String operation, String currency, long amount) {

    enum Kind {
        AUTHORISED,
        CAPTURED,
        REFUNDED,
        REFUND_FAILED,
        VOIDED
    }

    Books.Money alone() {
        return switch (kind) {
            case AUTHORISED -> new Books.Money(currency, amount, 0, 0, 0);
            case CAPTURED -> new Books.Money(currency, 0, amount, 0, 0);
            case REFUNDED -> new Books.Money(currency, 0, 0, amount, 0);
            case REFUND_FAILED -> new Books.Money(currency, 0, 0, -amount, 0);
            case VOIDED -> new Books.Money(currency, 0, 0, 0, amount);
        };
    }

    static Books.Money sum(Books.Money one, Books.Money other) {
        return new Books.Money(
                one.currency(),
                one.authorised() + other.authorised(),
                one.captured() + other.captured(),
                one.refunded() + other.refunded(),
                one.voided() + other.voided());
    }
}
