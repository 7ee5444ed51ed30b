package dev.cartwright.stripe;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.PaymentIntentSearchParams;
import com.stripe.param.RefundListParams;
import dev.cartwright.processors.Answer;
import dev.cartwright.processors.Answer.Lost;
import dev.cartwright.processors.Answer.NotSent;
import dev.cartwright.processors.Answer.Replied;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Operation.Kind;
import dev.cartwright.processors.Outcome;
import dev.cartwright.processors.Outcome.NotFound;
import dev.cartwright.processors.Outcome.Unknown;
import dev.cartwright.processors.ProcessorRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Asks Stripe what became of an operation, and says what its silence proves. */
final class StripeInquiries {

    private static final long MOST = 100;

    /** They say whether somebody has to look at it before it may be captured. */
    private static final List<String> LOOKS = List.of("latest_charge", "review");

    private static final List<String> LOOKS_OF_EACH = List.of("data.latest_charge", "data.review");

    /** By so much Stripe's clock and ours may differ, and a request may be under way. */
    private static final Duration AROUND = Duration.ofMinutes(5);

    private final StripeRequests requests;

    StripeInquiries(StripeRequests requests) {
        this.requests = requests;
    }

    List<ProcessorRequest> of(Operation operation) {
        return switch (operation.kind()) {
            case SALE, AUTHORIZE -> ofBeginning(operation);
            case CAPTURE, VOID, REFUND ->
                    operation.details().reference() == null
                            ? List.of()
                            : operation.kind() == Kind.REFUND
                                    ? ofRefund(operation)
                                    : List.of(byReference(operation));
            case INCREMENT -> List.of();
        };
    }

    /** The search finds what is new only after a while; the list of a time knows it at once. */
    private List<ProcessorRequest> ofBeginning(Operation operation) {
        var asked = new ArrayList<ProcessorRequest>();
        if (operation.details().reference() != null) {
            asked.add(byReference(operation));
        }
        asked.add(requests.get("/v1/payment_intents/search", byMark(operation)));
        var sentAt = operation.details().sentAt();
        if (sentAt != null) {
            asked.add(requests.get("/v1/payment_intents", around(operation, sentAt)));
        }
        return asked;
    }

    private static Map<String, Object> byMark(Operation operation) {
        var params =
                PaymentIntentSearchParams.builder()
                        .setQuery("metadata['operation']:'" + operation.id() + "'")
                        .setLimit(MOST);
        if (operation.kind() == Kind.AUTHORIZE) {
            params.addAllExpand(LOOKS_OF_EACH);
        }
        return params.build().toMap();
    }

    private static Map<String, Object> around(Operation operation, Instant sentAt) {
        var params =
                PaymentIntentListParams.builder()
                        .setCreated(
                                PaymentIntentListParams.Created.builder()
                                        .setGte(sentAt.minus(AROUND).getEpochSecond())
                                        .setLte(sentAt.plus(AROUND).getEpochSecond())
                                        .build())
                        .setLimit(MOST);
        if (operation.kind() == Kind.AUTHORIZE) {
            params.addAllExpand(LOOKS_OF_EACH);
        }
        return params.build().toMap();
    }

    private List<ProcessorRequest> ofRefund(Operation operation) {
        var asked = new ArrayList<ProcessorRequest>();
        var own = operation.details().ownReference();
        if (own != null) {
            asked.add(requests.get("/v1/refunds/" + Marks.refund(own), Map.of()));
        }
        asked.add(
                requests.get(
                        "/v1/refunds",
                        RefundListParams.builder()
                                .setPaymentIntent(Marks.intent(operation))
                                .setLimit(MOST)
                                .build()
                                .toMap()));
        return asked;
    }

    private ProcessorRequest byReference(Operation operation) {
        var params = PaymentIntentRetrieveParams.builder();
        if (operation.kind() == Kind.AUTHORIZE) {
            params.addAllExpand(LOOKS);
        }
        return requests.get(StripeRequests.intent(operation), params.build().toMap());
    }

    /** A question that was not answered proves nothing, not even if it was never sent. */
    static Outcome outcome(Operation operation, Answer answer) {
        return switch (answer) {
            case NotSent(var reason) -> new Unknown("not asked: " + reason);
            case Lost(var reason) -> new Unknown(reason);
            case Replied(var status, _, var body) ->
                    Json.understood(
                            "answer " + status,
                            () ->
                                    status == 200
                                            ? found(operation, Json.object(body))
                                            : new Unknown("asked, and answered " + status));
        };
    }

    private static Outcome found(Operation operation, JsonObject json) {
        return switch (Json.kind(json)) {
            case "payment_intent", "refund" -> outcome(operation, json);
            case "list", "search_result" -> listed(operation, json);
            default -> new Unknown("an answer to another question");
        };
    }

    private static Outcome outcome(Operation operation, JsonObject json) {
        return operation.kind() == Kind.REFUND
                ? Refunds.outcome(operation, Json.read(json, Refund.class, "refund"))
                : Intents.outcome(
                        operation, Json.read(json, PaymentIntent.class, "payment_intent"));
    }

    /** What is not in a list that goes on elsewhere, or that Stripe has named before, may be. */
    private static Outcome listed(Operation operation, JsonObject list) {
        return things(list)
                .filter(it -> isOurs(operation, it))
                .findFirst()
                .map(it -> outcome(operation, it))
                .orElse(
                        isWhole(list) && !isKnown(operation)
                                ? new NotFound()
                                : new Unknown("not among those that were listed"));
    }

    private static boolean isWhole(JsonObject list) {
        return list.get("has_more") instanceof JsonPrimitive more
                && more.isBoolean()
                && !more.getAsBoolean();
    }

    private static boolean isKnown(Operation operation) {
        return switch (operation.kind()) {
            case SALE, AUTHORIZE -> operation.details().reference() != null;
            case REFUND -> operation.details().ownReference() != null;
            case CAPTURE, VOID, INCREMENT -> true;
        };
    }

    private static Stream<JsonObject> things(JsonObject list) {
        var data = list.getAsJsonArray("data");
        if (data == null) {
            throw new JsonParseException("a list without a list");
        }
        return StreamSupport.stream(data.spliterator(), false).map(JsonElement::getAsJsonObject);
    }

    private static boolean isOurs(Operation operation, JsonObject thing) {
        return thing.get("metadata") instanceof JsonObject metadata
                && metadata.get(Marks.OPERATION) instanceof JsonPrimitive mark
                && mark.getAsString().equals(operation.id().toString());
    }
}
