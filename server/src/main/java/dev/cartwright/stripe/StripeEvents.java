package dev.cartwright.stripe;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.Review;
import dev.cartwright.processors.Operation.Kind;
import dev.cartwright.processors.Outcome;
import dev.cartwright.processors.Outcome.Reversed;
import dev.cartwright.processors.Outcome.Reviewed;
import dev.cartwright.processors.Outcome.Reviewed.Verdict;
import dev.cartwright.processors.Outcome.Unknown;
import dev.cartwright.processors.ProcessorEvent;
import dev.cartwright.processors.ProcessorEvent.News;
import dev.cartwright.processors.WebhookRefused;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Reads what Stripe tells by itself.
 *
 * <p>An intent bears the operation that made it ({@code operation}) and the one that captured it
 * ({@code capture}), so that the event settles either even where it comes before the answer. A
 * cancellation cannot be marked: there the event names the idempotency key of the request that
 * caused it, which is our operation's id.
 */
final class StripeEvents {

    /** Whatever else ends a review, the payment is not to be captured. */
    private static final Set<String> APPROVALS = Set.of("approved", "acknowledged");

    private StripeEvents() {}

    /**
     * @param account whose event it is where it does not say so itself
     */
    static ProcessorEvent read(String body, String account) {
        try {
            var event = Json.object(body);
            if (!"event".equals(Json.kind(event))) {
                throw new JsonParseException("not an event");
            }
            var type = text(event, "type");
            return new ProcessorEvent(
                    event.has("account") ? text(event, "account") : account,
                    text(event, "id"),
                    type,
                    Instant.ofEpochSecond(event.get("created").getAsLong()),
                    news(type, event));
        } catch (RuntimeException | StackOverflowError e) {
            throw new WebhookRefused("signed, but not an event that can be read");
        }
    }

    private static List<News> news(String type, JsonObject event) {
        return switch (type) {
            case "payment_intent.succeeded",
                    "payment_intent.amount_capturable_updated",
                    "payment_intent.payment_failed",
                    "payment_intent.processing",
                    "payment_intent.requires_action",
                    "payment_intent.canceled" ->
                    ofIntent(
                            Json.read(thing(event), PaymentIntent.class, "payment_intent"),
                            cause(event));
            case "refund.created", "refund.updated", "refund.failed", "charge.refund.updated" ->
                    ofRefund(Json.read(thing(event), Refund.class, "refund"));
            case "review.opened", "review.closed" ->
                    ofReview(Json.read(thing(event), Review.class, "review"));
            default -> List.of();
        };
    }

    /** It bears no mark of ours: its intent is what the payment is found by. */
    private static List<News> ofReview(Review review) {
        return review.getPaymentIntent() == null
                ? List.of()
                : news(
                        Optional.empty(),
                        Marks.intent(review.getPaymentIntent()),
                        Kind.AUTHORIZE,
                        new Reviewed(verdict(review), Intents.code(reason(review)).orElse("")));
    }

    private static Verdict verdict(Review review) {
        if (Boolean.TRUE.equals(review.getOpen())) {
            return Verdict.OPENED;
        }
        return APPROVALS.contains(reason(review)) ? Verdict.APPROVED : Verdict.REJECTED;
    }

    private static String reason(Review review) {
        return Objects.requireNonNullElse(
                review.getClosedReason() == null ? review.getReason() : review.getClosedReason(),
                "");
    }

    /** What an intent tells that one of our operations made; others are of no concern to us. */
    private static List<News> ofIntent(PaymentIntent intent, Optional<UUID> cause) {
        var maker = Marks.read(intent.getMetadata(), Marks.OPERATION);
        if (maker.isEmpty()) {
            return List.of();
        }
        var id = Marks.intent(intent.getId());
        var begun = Intents.isManual(intent) ? Kind.AUTHORIZE : Kind.SALE;
        return switch (Intents.status(intent)) {
            case "canceled" -> cancelled(intent, id, begun, maker, cause);
            case "succeeded" ->
                    begun == Kind.SALE
                            ? news(maker, id, begun, Intents.begun(begun, intent))
                            : news(
                                    Marks.read(intent.getMetadata(), Marks.CAPTURE),
                                    id,
                                    Kind.CAPTURE,
                                    Intents.capture(intent));
            default -> news(maker, id, begun, Intents.begun(begun, intent));
        };
    }

    /**
     * By a request of ours it is a void where it was authorised before; else it was given up before
     * that, or has expired.
     */
    private static List<News> cancelled(
            PaymentIntent intent, String id, Kind begun, Optional<UUID> maker, Optional<UUID> by) {
        return by.isPresent() && intent.getLatestCharge() != null
                ? news(by, id, Kind.VOID, Intents.cancelled(intent))
                : news(maker, id, begun, new Reversed(Intents.cancellation(intent)));
    }

    /** Also of refunds that none of our operations made: staff may pay back at Stripe itself. */
    private static List<News> ofRefund(Refund refund) {
        return refund.getPaymentIntent() == null
                ? List.of()
                : news(
                        Marks.read(refund.getMetadata(), Marks.OPERATION),
                        Marks.refund(refund.getId()),
                        Kind.REFUND,
                        Refunds.told(refund));
    }

    private static List<News> news(
            Optional<UUID> operation, String reference, Kind of, Outcome outcome) {
        return outcome instanceof Unknown
                ? List.of()
                : List.of(new News(operation, reference, of, outcome));
    }

    private static JsonObject thing(JsonObject event) {
        return event.getAsJsonObject("data").getAsJsonObject("object");
    }

    private static Optional<UUID> cause(JsonObject event) {
        return event.get("request") instanceof JsonObject request
                        && request.get("idempotency_key") instanceof JsonPrimitive key
                ? Marks.uuid(key.getAsString())
                : Optional.empty();
    }

    private static String text(JsonObject event, String name) {
        var text = event.get(name).getAsString();
        if (text.isEmpty() || text.length() > 255) {
            throw new JsonParseException(name);
        }
        return text;
    }
}
