package dev.cartwright.hostile;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Money on its way back to a shopper. */
final class Refund {

    enum Status {
        PENDING,
        SUCCEEDED,
        FAILED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    final String id;
    final Charge charge;
    final long amount;
    final @Nullable String reason;
    final Map<String, String> metadata;
    final Cause cause;
    Status status;

    Refund(String id, Charge charge, long amount, Params asked, Cause cause) {
        this.id = id;
        this.charge = charge;
        this.amount = amount;
        this.reason = asked.text("reason");
        this.metadata = asked.metadata();
        this.cause = cause;
        this.status =
                charge.method.card().isSlow() || charge.method.card().fate == Card.Fate.REFUND_PENDS
                        ? Status.PENDING
                        : Status.SUCCEEDED;
    }

    Instant created() {
        return cause.now();
    }
}
