package dev.cartwright.orders;

import java.util.EnumSet;
import java.util.Set;

/** Where the life of an order stands. */
public enum OrderStatus {
    /** Staff is still writing it. */
    DRAFT,
    /** Somebody is paying; the goods are set aside meanwhile. */
    PENDING_PAYMENT,
    /** It is paid for, and a person looks at it before it stands. */
    IN_REVIEW,
    /** The purchase stands: it is picked, sent and delivered. */
    PLACED,
    /** All of it has arrived; what comes back from here on is a return. */
    COMPLETED,
    CANCELLED;

    /** Returns what may come next; what is final has no next. */
    public Set<OrderStatus> next() {
        return switch (this) {
            case DRAFT -> EnumSet.of(PENDING_PAYMENT, PLACED, CANCELLED);
            case PENDING_PAYMENT -> EnumSet.of(IN_REVIEW, PLACED, CANCELLED);
            case IN_REVIEW -> EnumSet.of(PLACED, CANCELLED);
            case PLACED -> EnumSet.of(COMPLETED, CANCELLED);
            case COMPLETED, CANCELLED -> EnumSet.noneOf(OrderStatus.class);
        };
    }
}
