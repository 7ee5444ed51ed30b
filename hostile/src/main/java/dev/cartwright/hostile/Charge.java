package dev.cartwright.hostile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One try to take an intent's money from a card. */
final class Charge {

    final String id;
    final Intent intent;
    final Method method;
    final Instant created;
    final @Nullable Decline decline;
    long captured;
    long refunded;
    boolean isPending;

    /** Null where nobody has to look at it. */
    @Nullable Review review;

    Charge(String id, Intent intent, Method method, Instant created, @Nullable Decline decline) {
        this.id = id;
        this.intent = intent;
        this.method = method;
        this.created = created;
        this.decline = decline;
    }

    long refundable() {
        return captured - refunded;
    }

    String status() {
        return decline != null ? "failed" : isPending ? "pending" : "succeeded";
    }
}
