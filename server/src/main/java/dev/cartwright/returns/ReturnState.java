package dev.cartwright.returns;

import java.util.EnumSet;
import java.util.Set;

/** How far a return has come. */
enum ReturnState {
    /** Somebody wants to send units back, and nobody has decided yet. */
    REQUESTED,
    /** It may be sent. */
    APPROVED,
    /** Some of it has come. */
    PARTIALLY_RECEIVED,
    /** All of it has come, or the rest will not. */
    RECEIVED,
    REJECTED,
    CANCELLED;

    /** Returns what may come next; what is final has no next. */
    Set<ReturnState> next() {
        return switch (this) {
            case REQUESTED -> EnumSet.of(APPROVED, REJECTED, CANCELLED);
            case APPROVED -> EnumSet.of(PARTIALLY_RECEIVED, RECEIVED, CANCELLED);
            case PARTIALLY_RECEIVED -> EnumSet.of(PARTIALLY_RECEIVED, RECEIVED);
            case RECEIVED, REJECTED, CANCELLED -> EnumSet.noneOf(ReturnState.class);
        };
    }

    /** Whether nothing more is expected to come. */
    boolean isFinal() {
        return next().isEmpty();
    }
}
