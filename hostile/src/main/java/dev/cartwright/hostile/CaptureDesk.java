package dev.cartwright.hostile;

import static dev.cartwright.hostile.Intent.Status.REQUIRES_ACTION;
import static dev.cartwright.hostile.Intent.Status.REQUIRES_CAPTURE;
import static dev.cartwright.hostile.Intent.Status.REQUIRES_CONFIRMATION;
import static dev.cartwright.hostile.Intent.Status.REQUIRES_PAYMENT_METHOD;
import static dev.cartwright.hostile.Intent.Status.SUCCEEDED;

import tools.jackson.databind.node.ObjectNode;

/** Serves who takes what was authorised, or gives it up. */
final class CaptureDesk {

    private static final String[] REASONS = {
        "duplicate", "fraudulent", "requested_by_customer", "abandoned"
    };

    private final Store store;
    private final Shapes shapes;
    private final Till till;

    CaptureDesk(Store store, Shapes shapes, Till till) {
        this.store = store;
        this.shapes = shapes;
        this.till = till;
    }

    ObjectNode charge(Call call) {
        call.params().only();
        return shapes.of(Store.find(store.charges, "charge", call.id()));
    }

    ObjectNode capture(Call call) {
        var asked = call.params();
        asked.only("amount_to_capture", "final_capture", "metadata");
        var it = Store.find(store.intents, "payment_intent", call.id());
        if (it.is(SUCCEEDED)) {
            throw StripeError.unexpected(
                    shapes.of(it),
                    "This PaymentIntent could not be captured because it has already been"
                            + " captured.");
        }
        if (!it.is(REQUIRES_CAPTURE)) {
            throw StripeError.unexpected(shapes.of(it), "captured", "requires_capture");
        }
        var isFinal = !"false".equals(asked.oneOf("final_capture", "true", "false"));
        if (!isFinal && !it.multicapture) {
            throw StripeError.invalid(
                    "final_capture", null, "Multicapture is not available for this PaymentIntent.");
        }
        var amount = amount(it, asked, isFinal);
        it.metadata.putAll(asked.metadata());
        it.metadata.values().removeIf(String::isEmpty);
        till.capture(it, amount, isFinal, call.cause());
        return shapes.of(it, call.params());
    }

    ObjectNode cancel(Call call) {
        call.params().only("cancellation_reason");
        var reason = call.params().oneOf("cancellation_reason", REASONS);
        var it = Store.find(store.intents, "payment_intent", call.id());
        if (!it.is(
                REQUIRES_PAYMENT_METHOD,
                REQUIRES_CAPTURE,
                REQUIRES_CONFIRMATION,
                REQUIRES_ACTION)) {
            throw StripeError.unexpected(
                    shapes.of(it),
                    "You cannot cancel this PaymentIntent because it has a status of "
                            + it.status.word()
                            + ". Only a PaymentIntent with one of the following statuses may be"
                            + " canceled: requires_payment_method, requires_capture,"
                            + " requires_reauthorization, requires_confirmation, requires_action,"
                            + " processing.");
        }
        if (it.received > 0) {
            throw StripeError.unexpected(
                    shapes.of(it),
                    "This PaymentIntent is captured in part: capture the rest, or 0 of it.");
        }
        till.cancel(it, reason, call.cause());
        return shapes.of(it, call.params());
    }

    private static long amount(Intent it, Params asked, boolean isFinal) {
        var said = asked.number("amount_to_capture");
        var amount = said == null ? it.capturable : said;
        if (amount < (isFinal && it.received > 0 ? 0 : 1)) {
            throw StripeError.invalid(
                    "amount_to_capture", "parameter_invalid_integer", "Invalid positive integer");
        }
        if (amount > it.capturable) {
            throw StripeError.state(
                            "amount_too_large",
                            "The requested capture amount is greater than the authorized amount.")
                    .with("param", "amount_to_capture");
        }
        return amount;
    }
}
