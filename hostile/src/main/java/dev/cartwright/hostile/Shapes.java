package dev.cartwright.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Things as Stripe's interface shows them; the resources beside this class are after its fixtures.
 */
final class Shapes {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final ObjectNode INTENT = shape("payment_intent");
    private static final ObjectNode CHARGE = shape("charge");
    private static final ObjectNode REFUND = shape("refund");
    private static final ObjectNode METHOD = shape("payment_method");
    private static final ObjectNode CUSTOMER = shape("customer");
    private static final ObjectNode REVIEW = shape("review");

    /** Where the shopper's bank asks whether it is them. */
    private URI home = HostileSettings.NOWHERE;

    void livesAt(URI other) {
        home = other;
    }

    ObjectNode of(Intent it) {
        var shape = INTENT.deepCopy();
        shape.put("id", it.id).put("amount", it.amount).put("currency", it.currency);
        shape.put("amount_capturable", it.capturable).put("amount_received", it.received);
        shape.put("canceled_at", it.canceled == null ? null : (Long) it.canceled.getEpochSecond());
        shape.put("cancellation_reason", it.cancellation);
        shape.put("capture_method", it.captureMethod);
        shape.put("client_secret", it.secret).put("created", it.created.getEpochSecond());
        shape.put("customer", it.customer).put("description", it.description);
        shape.put("latest_charge", it.charge == null ? null : it.charge.id);
        shape.put("payment_method", it.method == null ? null : it.method.id());
        shape.put("receipt_email", it.receiptEmail).put("setup_future_usage", it.futureUsage);
        if (it.charge != null && it.charge.review != null) {
            shape.put("review", it.charge.review.id);
        }
        shape.put("status", it.status.word());
        fill(shape.putObject("metadata"), it.metadata);
        if (it.multicapture) {
            var options = (ObjectNode) shape.required("payment_method_options").required("card");
            options.put("request_multicapture", "if_available");
        }
        if (it.refusal != null) {
            shape.set("last_payment_error", refusal(it.refusal, it));
        }
        if (it.status == Intent.Status.REQUIRES_ACTION) {
            shape.set("next_action", nextAction(it));
        }
        return shape;
    }

    /** With whole things in place of ids, where that is asked for. */
    ObjectNode of(Intent it, Params asked) {
        var shape = of(it);
        if (it.charge != null && asked.expands("latest_charge")) {
            shape.set("latest_charge", of(it.charge));
        }
        if (it.charge != null && it.charge.review != null && asked.expands("review")) {
            shape.set("review", of(it.charge.review));
        }
        if (it.method != null && asked.expands("payment_method")) {
            shape.set("payment_method", of(it.method));
        }
        return shape;
    }

    private ObjectNode refusal(Decline why, Intent it) {
        var error = JSON.createObjectNode();
        if (it.charge != null) {
            error.put("charge", it.charge.id);
        }
        error.put("code", why.code);
        if (!why.declineCode.isEmpty()) {
            error.put("decline_code", why.declineCode);
        }
        error.put("doc_url", docs(why.code)).put("message", why.message);
        if (it.refused != null) {
            error.set("payment_method", of(it.refused));
        }
        return error.put("type", why.type());
    }

    private ObjectNode nextAction(Intent it) {
        var action = JSON.createObjectNode();
        if (it.returnUrl == null) {
            action.put("type", "use_stripe_sdk").putObject("use_stripe_sdk");
        } else {
            action.putObject("redirect_to_url")
                    .put("return_url", it.returnUrl)
                    .put("url", home.resolve("/3ds/" + it.id).toString());
            action.put("type", "redirect_to_url");
        }
        return action;
    }

    ObjectNode of(Charge it) {
        var shape = CHARGE.deepCopy();
        var paid = it.decline == null;
        shape.put("id", it.id).put("amount", it.intent.amount);
        shape.put("amount_captured", it.captured).put("amount_refunded", it.refunded);
        shape.put("captured", paid && it.captured > 0).put("currency", it.intent.currency);
        shape.put("created", it.created.getEpochSecond()).put("customer", it.intent.customer);
        shape.put("description", it.intent.description).put("paid", paid && !it.isPending);
        shape.put("failure_code", it.decline == null ? null : it.decline.code);
        shape.put("failure_message", it.decline == null ? null : it.decline.message);
        shape.put("payment_intent", it.intent.id).put("payment_method", it.method.id());
        shape.put("refunded", it.captured > 0 && it.refundable() == 0);
        shape.put("status", it.status());
        if (it.review != null) {
            shape.put("review", it.review.id).set("outcome", manualReview());
        }
        fill(shape.putObject("metadata"), it.intent.metadata);
        var card = (ObjectNode) shape.required("payment_method_details").required("card");
        card.put("amount_authorized", paid ? (Long) it.intent.amount : null);
        card.put("brand", it.method.card().brand()).put("network", it.method.card().brand());
        card.put("last4", it.method.card().last4);
        var several = it.intent.multicapture ? "available" : "unavailable";
        card.putObject("multicapture").put("status", several);
        return shape;
    }

    private static ObjectNode manualReview() {
        return JSON.createObjectNode()
                .put("network_status", "approved_by_network")
                .put("reason", "rule")
                .put("risk_level", "elevated")
                .put("seller_message", "Payment complete, and placed in review.")
                .put("type", "manual_review");
    }

    ObjectNode of(Review it) {
        var shape = REVIEW.deepCopy();
        shape.put("id", it.id).put("charge", it.charge.id);
        shape.put("created", it.created.getEpochSecond());
        shape.put("payment_intent", it.charge.intent.id).put("open", it.closed == null);
        shape.put("closed_reason", it.closed);
        return shape.put("reason", it.closed == null ? "rule" : it.closed);
    }

    ObjectNode of(Refund it) {
        var shape = REFUND.deepCopy();
        shape.put("id", it.id).put("amount", it.amount).put("charge", it.charge.id);
        shape.put("created", it.created().getEpochSecond());
        shape.put("currency", it.charge.intent.currency);
        shape.put("payment_intent", it.charge.intent.id).put("reason", it.reason);
        shape.put("status", it.status.word());
        if (it.status == Refund.Status.FAILED) {
            shape.put("failure_reason", "expired_or_canceled_card");
        }
        fill(shape.putObject("metadata"), it.metadata);
        return shape;
    }

    ObjectNode of(Method it) {
        var shape = METHOD.deepCopy();
        shape.put("id", it.id()).put("customer", it.customer());
        shape.put("created", it.created().getEpochSecond());
        var card = (ObjectNode) shape.required("card");
        card.put("brand", it.card().brand()).put("display_brand", it.card().brand());
        card.put("last4", it.card().last4);
        return shape;
    }

    ObjectNode of(Customer it) {
        var shape = CUSTOMER.deepCopy();
        shape.put("id", it.id()).put("created", it.created().getEpochSecond());
        shape.put("email", it.email()).put("name", it.name());
        shape.put("description", it.description());
        fill(shape.putObject("metadata"), it.metadata());
        return shape;
    }

    static ObjectNode shape(String name) {
        return (ObjectNode) JSON.readTree(text(name + ".json"));
    }

    static String text(String resource) {
        try (var in = Shapes.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("No resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String docs(String code) {
        return "https://stripe.com/docs/error-codes/" + code.replace('_', '-');
    }

    private static void fill(ObjectNode node, Map<String, String> values) {
        values.forEach(node::put);
    }
}
