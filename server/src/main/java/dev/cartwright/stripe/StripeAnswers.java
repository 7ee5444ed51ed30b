package dev.cartwright.stripe;

import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.StripeError;
import dev.cartwright.processors.Answer;
import dev.cartwright.processors.Answer.Lost;
import dev.cartwright.processors.Answer.NotSent;
import dev.cartwright.processors.Answer.Replied;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Operation.Kind;
import dev.cartwright.processors.Outcome;
import dev.cartwright.processors.Outcome.Declined;
import dev.cartwright.processors.Outcome.NotFound;
import dev.cartwright.processors.Outcome.Succeeded;
import dev.cartwright.processors.Outcome.Unknown;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an answer to a request proves.
 *
 * <p>A refusal of the request itself (400, 402) is proof that no money moved: under one key Stripe
 * repeats its first answer, so it is also the answer to what was sent before. What is refused
 * before Stripe looks at the key (a wrong API key, too many requests) proves nothing of what was
 * sent before. All that is not Stripe's own plain word is unknown.
 */
final class StripeAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(StripeAnswers.class);

    private static final Set<Integer> REFUSED = Set.of(400, 402);
    private static final Set<Integer> REFUSED_UNREAD = Set.of(401, 403, 404, 429);
    private static final Set<String> OF_THE_REQUEST =
            Set.of("card_error", "invalid_request_error", "rate_limit_error");

    /** Another request is under way for the same; what becomes of it is not known yet. */
    private static final Set<String> OF_ANOTHER = Set.of("idempotency_key_in_use", "lock_timeout");

    private StripeAnswers() {}

    static Outcome outcome(Operation operation, Answer answer) {
        return switch (answer) {
            case NotSent(var reason) ->
                    wasNeverSent(operation)
                            ? new Outcome.NotSent(reason)
                            : new Unknown("not sent again: " + reason);
            case Lost(var reason) -> new Unknown(reason);
            case Replied(var status, _, var body) ->
                    Json.understood(
                            "answer " + status,
                            () ->
                                    status / 100 == 2
                                            ? done(operation, body)
                                            : refused(operation, status, body));
        };
    }

    /** The core notes when it sends an operation, after it was read for the first time. */
    private static boolean wasNeverSent(Operation operation) {
        return operation.details().sentAt() == null;
    }

    private static Outcome done(Operation operation, String body) {
        var outcome =
                operation.kind() == Kind.REFUND
                        ? Refunds.outcome(operation, Json.read(body, Refund.class, "refund"))
                        : Intents.outcome(
                                operation, Json.read(body, PaymentIntent.class, "payment_intent"));
        return outcome instanceof NotFound ? new Unknown("accepted, and nothing done") : outcome;
    }

    private static Outcome refused(Operation operation, int status, String body) {
        var error = Json.error(body);
        var known =
                OF_THE_REQUEST.contains(Objects.requireNonNullElse(error.getType(), ""))
                        && !OF_ANOTHER.contains(Objects.requireNonNullElse(error.getCode(), ""));
        if (known && REFUSED.contains(status)) {
            return contradicted(operation, error, new Declined(Intents.reason(error)));
        }
        if (known && REFUSED_UNREAD.contains(status)) {
            return unread(operation, status, error);
        }
        return new Unknown("answer " + status + " " + Intents.reason(error));
    }

    /**
     * An error may show the intent as it is: what was wanted of it may have been done by a request
     * whose key Stripe has forgotten since.
     */
    private static Outcome contradicted(Operation operation, StripeError error, Declined refusal) {
        var intent = error.getPaymentIntent();
        if (intent == null || operation.kind() == Kind.REFUND) {
            return refusal;
        }
        return switch (Intents.outcome(operation, intent)) {
            case Succeeded it ->
                    operation.kind().begins() ? new Unknown("refused, and yet it is paid") : it;
            case Outcome.InReview _ -> new Unknown("refused, and yet it is held");
            case Outcome.Pending _ -> new Unknown("refused, and yet it is under way");
            case Outcome.ActionRequired _ -> new Unknown("refused, and yet it can be confirmed");
            case NotFound _,
                    Declined _,
                    Unknown _,
                    Outcome.NotSent _,
                    Outcome.Reversed _,
                    Outcome.Reviewed _ ->
                    refusal;
        };
    }

    /** A first payment has failed by that. What goes on with one is worth sending again. */
    private static Outcome unread(Operation operation, int status, StripeError error) {
        if (status == 401 || status == 403) {
            LOG.error("Stripe refuses {} of us: look at {}", status, StripeSettings.SECRET_KEY);
        }
        var reason =
                switch (status) {
                    case 401 -> "processor_key_refused";
                    case 403 -> "processor_permission_missing";
                    case 429 -> "processor_busy";
                    default -> Intents.reason(error);
                };
        return operation.kind().begins() && wasNeverSent(operation)
                ? new Declined(reason)
                : new Unknown(reason);
    }
}
