package dev.cartwright.hostile;

import tools.jackson.databind.node.ObjectNode;

/** Which desk serves which request. */
final class Router {

    private final IntentDesk intents;
    private final CaptureDesk captures;
    private final RefundDesk refunds;
    private final Wallet wallet;
    private final ReviewDesk reviews;
    private final Lists lists;
    private final EventLog events;

    Router(
            IntentDesk intents,
            CaptureDesk captures,
            RefundDesk refunds,
            Wallet wallet,
            ReviewDesk reviews,
            Lists lists,
            EventLog events) {
        this.intents = intents;
        this.captures = captures;
        this.refunds = refunds;
        this.wallet = wallet;
        this.reviews = reviews;
        this.lists = lists;
        this.events = events;
    }

    ObjectNode answer(Call call) {
        return switch (call.kind()) {
            case "POST payment_intents" -> intents.create(call);
            case "GET payment_intents" -> lists.list(call);
            case "GET payment_intents/search" -> lists.search(call);
            case "GET payment_intents/{id}" -> intents.find(call);
            case "POST payment_intents/{id}/confirm" -> intents.confirm(call);
            case "POST payment_intents/{id}/capture" -> captures.capture(call);
            case "POST payment_intents/{id}/cancel" -> captures.cancel(call);
            case "GET charges/{id}" -> captures.charge(call);
            case "POST refunds" -> refunds.create(call);
            case "GET refunds" -> refunds.list(call);
            case "GET refunds/{id}" -> refunds.find(call);
            case "GET events/{id}" -> events.find(call.id());
            case "POST payment_methods" -> wallet.createMethod(call);
            case "GET payment_methods" -> wallet.listMethods(call);
            case "GET payment_methods/{id}" -> wallet.findMethod(call);
            case "POST payment_methods/{id}/attach" -> wallet.attach(call);
            case "POST payment_methods/{id}/detach" -> wallet.detach(call);
            case "POST customers" -> wallet.createCustomer(call);
            case "GET customers" -> wallet.listCustomers(call);
            case "GET customers/search" -> wallet.searchCustomers(call);
            case "GET reviews/{id}" -> reviews.find(call);
            case "POST reviews/{id}/approve" -> reviews.approve(call);
            case "GET customers/{id}" -> wallet.findCustomer(call);
            case "GET customers/{id}/payment_methods" -> wallet.listMethodsOf(call);
            default ->
                    throw StripeError.of(
                            404,
                            "invalid_request_error",
                            null,
                            "Unrecognized request URL (%s: %s)."
                                    .formatted(call.request().method(), call.request().path()));
        };
    }
}
