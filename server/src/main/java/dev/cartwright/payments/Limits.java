package dev.cartwright.payments;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.processors.Capabilities;
import dev.cartwright.processors.Operation.Kind;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** How much may still be asked of a payment, by what it is asked for. */
final class Limits {

    private Limits() {}

    static long left(Payment payment, Kind kind) {
        return switch (kind) {
            case CAPTURE, VOID -> payment.sums().open();
            case REFUND -> payment.sums().refundable();
            case AUTHORIZE, SALE, INCREMENT ->
                    throw new IllegalArgumentException(kind + " begins a payment");
        };
    }

    /**
     * Refuses what the locked payment does not allow.
     *
     * @param amount null is all that is left
     */
    static void check(Payment payment, Kind kind, @Nullable Money amount, Capabilities able) {
        if (payment.stage() == Stage.CONFLICTED) {
            throw PaymentProblem.wrongState(payment, "nothing moves before a person has decided");
        }
        if (payment.stage() == Stage.IN_REVIEW && kind == Kind.CAPTURE) {
            throw PaymentProblem.wrongState(payment, "a person has to look at it first");
        }
        if (!able.multipleCapture()) {
            checkOnce(payment, kind);
        }
        var left = left(payment, kind);
        if (amount == null) {
            if (left <= 0) {
                throw PaymentProblem.exceeded(kind, payment.money(0), payment.money(left));
            }
            return;
        }
        if (!amount.getCurrencyUnit().equals(payment.currency())) {
            throw new InvalidField("amount.currency", "must be " + payment.currency());
        }
        if (!amount.isPositive()) {
            throw new InvalidField("amount.amount", "must be positive");
        }
        if (amount.getAmountMinorLong() > left) {
            throw PaymentProblem.exceeded(kind, amount, payment.money(left));
        }
        if (kind == Kind.CAPTURE && amount.getAmountMinorLong() < left && !able.partialCapture()) {
            throw new InvalidField(
                    "amount",
                    payment.processor() + " captures all that was authorised, or nothing");
        }
    }

    /** A processor that captures once releases the rest with it, and gives up all or nothing. */
    private static void checkOnce(Payment payment, Kind kind) {
        if (kind == Kind.CAPTURE && payment.sums().capturing() + payment.sums().captured() > 0) {
            throw PaymentProblem.wrongState(payment, "its processor captures once");
        }
        if (!canVoid(payment, kind)) {
            throw PaymentProblem.wrongState(payment, "a capture is under way");
        }
    }

    /** Whether it is known how much there is to be given up. */
    static boolean canVoid(Payment payment, Kind kind) {
        return kind != Kind.VOID || payment.sums().capturing() == 0;
    }
}
