package dev.cartwright.hostile;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** A line of the processor's journal, never changed. */
record Movement(Kind kind, String intent, String operation, String currency, long amount) {

    enum Kind {
        AUTHORISED,
        CAPTURED,
        REFUNDED,
        REFUND_FAILED,
        VOIDED
    }

    static Map<String, Books.Money> sums(
            List<Movement> movements, Function<Movement, String> whose) {
        var sums = new TreeMap<String, Books.Money>();
        for (var it : movements) {
            if (!whose.apply(it).isEmpty()) {
                sums.merge(whose.apply(it), it.alone(), Movement::sum);
            }
        }
        return sums;
    }

    private Books.Money alone() {
        return switch (kind) {
            case AUTHORISED -> new Books.Money(currency, amount, 0, 0, 0);
            case CAPTURED -> new Books.Money(currency, 0, amount, 0, 0);
            case REFUNDED -> new Books.Money(currency, 0, 0, amount, 0);
            case REFUND_FAILED -> new Books.Money(currency, 0, 0, -amount, 0);
            case VOIDED -> new Books.Money(currency, 0, 0, 0, amount);
        };
    }

    private static Books.Money sum(Books.Money one, Books.Money other) {
        return new Books.Money(
                one.currency(),
                one.authorised() + other.authorised(),
                one.captured() + other.captured(),
                one.refunded() + other.refunded(),
                one.voided() + other.voided());
    }
}
