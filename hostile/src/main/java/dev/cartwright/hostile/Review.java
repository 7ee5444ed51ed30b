package dev.cartwright.hostile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** That a person of the shop's has to look at a charge. */
final class Review {

    final String id;
    final Charge charge;
    final Instant created;

    /** Null while it is open. */
    @Nullable String closed;

    Review(String id, Charge charge, Instant created) {
        this.id = id;
        this.charge = charge;
        this.created = created;
    }
}
