package dev.cartwright.hostile;

import static dev.cartwright.hostile.Intent.Status.REQUIRES_ACTION;
import static dev.cartwright.hostile.Intent.Status.REQUIRES_CONFIRMATION;
import static dev.cartwright.hostile.Intent.Status.REQUIRES_PAYMENT_METHOD;

import tools.jackson.databind.node.ObjectNode;

/** Serves {@code /v1/payment_intents} to who wants to be paid. */
final class IntentDesk {

    private static final String[] KNOWN = {
        "amount",
        "automatic_payment_methods",
        "capture_method",
        "confirm",
        "confirmation_method",
        "currency",
        "customer",
        "description",
        "error_on_requires_action",
        "mandate_data",
        "metadata",
        "off_session",
        "payment_method",
        "payment_method_options",
        "payment_method_types",
        "receipt_email",
        "return_url",
        "setup_future_usage",
        "shipping",
        "statement_descriptor",
        "statement_descriptor_suffix",
        "use_stripe_sdk"
    };

    private static final String CONFIRMABLE =
            "requires_payment_method, requires_confirmation, requires_action";

    private final Store store;
    private final Shapes shapes;
    private final EventLog events;
    private final Till till;
    private final Wallet wallet;
    private final Ids ids;

    IntentDesk(Store store, Shapes shapes, EventLog events, Till till, Wallet wallet, Ids ids) {
        this.store = store;
        this.shapes = shapes;
        this.events = events;
        this.till = till;
        this.wallet = wallet;
        this.ids = ids;
    }

    ObjectNode create(Call call) {
        var asked = call.params();
        asked.only(KNOWN);
        var customer = asked.text("customer");
        if (customer != null) {
            Store.named(store.customers, "customer", customer, "customer");
        }
        var confirms = asked.flag("confirm");
        if (!confirms && (asked.text("off_session") != null || asked.text("return_url") != null)) {
            throw StripeError.invalid(
                    "confirm", null, "off_session and return_url need confirm=true.");
        }
        asked.url("return_url");
        var id = ids.next("pi_");
        var it = new Intent(id, ids.next(id + "_secret_"), asked, call.cause());
        var method = asked.text("payment_method");
        if (method != null) {
            it.method = wallet.method(method, it, call.cause());
            it.status = REQUIRES_CONFIRMATION;
        } else if (confirms) {
            throw noMethod();
        }
        store.intents.put(id, it);
        events.add("payment_intent.created", shapes.of(it), call.cause());
        if (confirms) {
            confirm(it, call);
        }
        return shapes.of(it, call.params());
    }

    ObjectNode find(Call call) {
        call.params().only();
        return shapes.of(intent(call), call.params());
    }

    ObjectNode confirm(Call call) {
        call.params().only(KNOWN);
        var it = intent(call);
        if (!it.is(REQUIRES_PAYMENT_METHOD, REQUIRES_CONFIRMATION, REQUIRES_ACTION)) {
            throw StripeError.unexpected(shapes.of(it), "confirmed", CONFIRMABLE);
        }
        var method = call.params().text("payment_method");
        if (method != null) {
            it.method = wallet.method(method, it, call.cause());
        } else if (it.method == null) {
            throw noMethod();
        }
        confirm(it, call);
        return shapes.of(it, call.params());
    }

    private void confirm(Intent it, Call call) {
        it.offSession = call.params().flag("off_session");
        it.returnUrl = call.params().url("return_url");
        till.confirm(it, it.card(), call.cause());
        wallet.keep(it);
    }

    private Intent intent(Call call) {
        return Store.find(store.intents, "payment_intent", call.id());
    }

    private static StripeError noMethod() {
        return StripeError.invalid(
                "payment_method",
                "parameter_missing",
                "You cannot confirm this PaymentIntent because it's missing a payment method.");
    }
}
