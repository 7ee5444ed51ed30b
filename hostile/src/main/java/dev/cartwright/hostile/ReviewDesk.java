package dev.cartwright.hostile;

import java.util.List;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/** Serves {@code /v1/reviews}, and opens and closes them. */
final class ReviewDesk {

    private static final List<String> REASONS =
            List.of(
                    "approved",
                    "canceled",
                    "disputed",
                    "payment_never_settled",
                    "redacted",
                    "refunded",
                    "refunded_as_fraud");

    private final Store store;
    private final Shapes shapes;
    private final EventLog events;
    private final Ids ids;

    ReviewDesk(Store store, Shapes shapes, EventLog events, Ids ids) {
        this.store = store;
        this.shapes = shapes;
        this.events = events;
        this.ids = ids;
    }

    ObjectNode find(Call call) {
        call.params().only();
        return shapes.of(Store.find(store.reviews, "review", call.id()));
    }

    ObjectNode approve(Call call) {
        call.params().only();
        var it = Store.find(store.reviews, "review", call.id());
        if (it.closed != null) {
            throw StripeError.state("review_closed", "This review is closed.");
        }
        close(it, "approved", call.cause());
        return shapes.of(it);
    }

    /** A rule of the shop's wants a person to look at the charge. */
    void open(Charge charge, Cause cause) {
        if (charge.review != null) {
            throw new IllegalStateException(charge.id + " is or was in review");
        }
        var it = new Review(ids.next("prv_"), charge, cause.now());
        store.reviews.put(it.id, it);
        charge.review = it;
        tell("review.opened", it, cause);
    }

    void close(Intent intent, String reason, Cause cause) {
        if (!REASONS.contains(reason)) {
            throw new IllegalArgumentException("reason is one of " + REASONS);
        }
        var it = intent.charge == null ? null : intent.charge.review;
        if (it == null || it.closed != null) {
            throw new IllegalStateException(intent.id + " is not in review");
        }
        close(it, reason, cause);
    }

    /** Of what is no longer to be paid nobody has to look at. */
    void end(Intent intent, Cause cause) {
        var it = intent.charge == null ? null : intent.charge.review;
        if (it != null && it.closed == null) {
            close(it, "canceled", cause);
        }
    }

    private void close(Review it, String reason, Cause cause) {
        it.closed = Objects.requireNonNull(reason);
        tell("review.closed", it, cause);
    }

    private void tell(String type, Review it, Cause cause) {
        events.add(type, shapes.of(it), cause);
    }
}
