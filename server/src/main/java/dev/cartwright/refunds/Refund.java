package dev.cartwright.refunds;

import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.PaymentId;
import dev.cartwright.platform.Actor;
import java.time.Instant;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What is given back of an order, or asked to be.
 *
 * @param payment that pays it; null of what was waived, for it was not paid
 * @param operation the newest that pays it; the first one has the refund's own id, by which
 *     processors know it
 * @param requestedBy who asked for it, as {@link Actor#label()} says
 * @param decidedBy who granted or rejected it; the same person, where nobody else had to
 */
record Refund(
        UUID id,
        OrderId order,
        @Nullable PaymentId payment,
        @Nullable UUID operation,
        Money amount,
        Portions given,
        String reason,
        Status status,
        String requestedBy,
        Instant requestedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {

    /** Whether it may be paid; whether it is, its operation tells. */
    enum Status {
        /** Waits for a second person; nothing is promised to anybody. */
        REQUESTED,
        GRANTED,
        REJECTED,
        /** Is not owed any more: it was not paid and will not be delivered. */
        WAIVED
    }

    /** Whether its share of the order is taken. */
    boolean counts() {
        return status != Status.REJECTED;
    }

    /** Whether nobody but who asked for it has looked at it. */
    boolean isGrantedAloneBy(Actor actor) {
        return status == Status.GRANTED
                && requestedBy.equals(actor.label())
                && requestedBy.equals(decidedBy);
    }

    Refund granted(Actor by, Instant at) {
        return new Refund(
                id,
                order,
                payment,
                id,
                amount,
                given,
                reason,
                Status.GRANTED,
                requestedBy,
                requestedAt,
                by.label(),
                at);
    }
}
