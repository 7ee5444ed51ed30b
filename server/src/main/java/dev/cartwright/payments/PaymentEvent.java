package dev.cartwright.payments;

import dev.cartwright.kernel.PaymentId;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Sha256;
import dev.cartwright.processors.Operation;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a payment.
 *
 * @param number counts from 1 in each payment
 * @param facts the outcome, and what was said over the line, without secrets and personal data
 */
record PaymentEvent(
        PaymentId payment,
        int number,
        Instant at,
        Kind kind,
        @Nullable UUID operation,
        Actor actor,
        String facts) {

    enum Kind {
        OPENED,
        ASKED,
        ANSWERED,
        CONFLICTED,
        RESOLVED,
        REROUTED,
        REVIEWED
    }

    /** Returns an event by whoever acts now. */
    static PaymentEvent of(Operation operation, Instant at, int number, Kind kind, String facts) {
        return new PaymentEvent(
                operation.payment(), number, at, kind, operation.id(), Actor.current(), facts);
    }

    /**
     * Returns the event's hash over its own fields and its predecessor's hash, so that none can be
     * changed, removed or slipped in without all later ones showing it.
     */
    String hash(String previous) {
        var digest = Sha256.digest();
        digest.update(Sha256.of(previous));
        var fields =
                List.of(
                        payment.toString(),
                        Integer.toString(number),
                        at.toString(),
                        kind.name(),
                        String.valueOf(operation),
                        actor.label(),
                        actor.requestId(),
                        facts);
        for (var field : fields) {
            digest.update(Sha256.of(field));
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
