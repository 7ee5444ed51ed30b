package dev.cartwright.hostile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A refusal, in the shape that Stripe gives it. */
final class StripeError extends RuntimeException {

    final int status;

    /** Whether a repetition under the same key hears it again: it was said after work began. */
    final boolean remembered;

    private final String type;
    private final @Nullable String code;
    private final List<String> more = new ArrayList<>();
    private @Nullable ObjectNode intent;

    private StripeError(
            int status, boolean remembered, String type, @Nullable String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.remembered = remembered;
        this.type = type;
        this.code = code;
    }

    static StripeError of(int status, String type, @Nullable String code, String message) {
        return new StripeError(status, false, type, code, message);
    }

    static StripeError invalid(String param, @Nullable String code, String message) {
        return of(400, "invalid_request_error", code, message).with("param", param);
    }

    /** 404, or 400 where a parameter names what is not there. */
    static StripeError missing(int status, String what, String id, String param) {
        var message = "No such " + what + ": '" + id + "'";
        return of(status, "invalid_request_error", "resource_missing", message)
                .with("param", param);
    }

    /** What is asked for makes no sense as things stand. */
    static StripeError state(String code, String message) {
        return new StripeError(400, true, "invalid_request_error", code, message);
    }

    static StripeError unexpected(ObjectNode intent, String message) {
        return state("payment_intent_unexpected_state", message).about(intent);
    }

    /** Lists the states in which it may be done. */
    static StripeError unexpected(ObjectNode intent, String done, String states) {
        return unexpected(
                intent,
                ("This PaymentIntent could not be %s because it has a status of %s. Only a"
                                + " PaymentIntent with one of the following statuses may be %s: %s.")
                        .formatted(done, intent.path("status").asString(), done, states));
    }

    static StripeError declined(Decline why) {
        var error = new StripeError(402, true, why.type(), why.code, why.message);
        return why.declineCode.isEmpty() ? error : error.with("decline_code", why.declineCode);
    }

    StripeError with(String field, String value) {
        more.add(field);
        more.add(value);
        return this;
    }

    StripeError about(ObjectNode other) {
        intent = other;
        return this;
    }

    ObjectNode body() {
        var body = Shapes.JSON.createObjectNode();
        var error = body.putObject("error");
        if (code != null) {
            error.put("code", code);
            error.put("doc_url", Shapes.docs(code));
        }
        for (int i = 0; i < more.size(); i += 2) {
            error.put(more.get(i), more.get(i + 1));
        }
        error.put("message", getMessage());
        if (intent != null) {
            error.set("payment_intent", intent);
        }
        error.put("type", type);
        return body;
    }
}
