package dev.cartwright.hostile;

import java.time.Duration;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** Serves {@code /v1/customers} and {@code /v1/payment_methods}: cards kept for who comes again. */
final class Wallet {

    private final Store store;
    private final Shapes shapes;
    private final Ids ids;
    private final Duration hiddenFor;

    Wallet(Store store, Shapes shapes, Ids ids, Duration hiddenFor) {
        this.store = store;
        this.shapes = shapes;
        this.ids = ids;
        this.hiddenFor = hiddenFor;
    }

    /** A kept card, or one of Stripe's test cards, which becomes a card of its own. */
    Method method(String token, Intent whose, Cause cause) {
        var kept = store.methods.get(token);
        if (kept == null) {
            var card =
                    Card.by(token)
                            .orElseThrow(() ->
                                    StripeError.missing(
                                            400, "PaymentMethod", token, "payment_method"));
            return add(card, cause);
        }
        if (kept.customer() != null && !kept.customer().equals(whose.customer)) {
            throw StripeError.invalid(
                    "payment_method",
                    null,
                    "The payment method you provided has been attached to a Customer. Use it with"
                            + " that Customer.");
        }
        return kept;
    }

    private Method add(Card card, Cause cause) {
        var method = new Method(ids.next("pm_"), card, null, cause.now());
        store.methods.put(method.id(), method);
        return method;
    }

    /** Keeps the card for the customer, if the shop asked for that. */
    void keep(Intent it) {
        if (it.customer != null && it.futureUsage != null) {
            it.method = owned(it.card(), it.customer);
        }
    }

    private Method owned(Method method, String customer) {
        var owned = method.of(customer);
        store.methods.put(owned.id(), owned);
        return owned;
    }

    ObjectNode createMethod(Call call) {
        var asked = call.params();
        asked.only("type", "card", "metadata", "billing_details", "allow_redisplay");
        asked.oneOf("type", "card");
        if (asked.values().containsKey("card[number]")) {
            throw StripeError.of(
                    402,
                    "card_error",
                    null,
                    "Sending credit card numbers directly to the Stripe API is generally unsafe.");
        }
        var token = asked.required("card[token]");
        var card =
                Card.by(token)
                        .orElseThrow(() -> StripeError.missing(400, "token", token, "card[token]"));
        return shapes.of(add(card, call.cause()));
    }

    ObjectNode findMethod(Call call) {
        call.params().only();
        return shapes.of(method(call));
    }

    ObjectNode attach(Call call) {
        call.params().only("customer");
        var customer = call.params().required("customer");
        Store.named(store.customers, "customer", customer, "customer");
        var kept = store.methods.get(call.id());
        var card = Card.by(call.id()).orElse(null);
        if (kept == null && card != null) {
            kept = add(card, call.cause());
        }
        return shapes.of(owned(kept == null ? method(call) : kept, customer));
    }

    ObjectNode detach(Call call) {
        call.params().only();
        var kept = method(call);
        if (kept.customer() == null) {
            throw StripeError.state(
                    "payment_method_not_attached",
                    "The payment method you provided is not attached to a customer so detachment"
                            + " is impossible.");
        }
        var method = kept.of(null);
        store.methods.put(method.id(), method);
        return shapes.of(method);
    }

    private Method method(Call call) {
        return Store.find(store.methods, "PaymentMethod", call.id());
    }

    ObjectNode listMethods(Call call) {
        call.params().only("customer", "type", "limit", "starting_after");
        return list(call, "/v1/payment_methods", call.params().required("customer"));
    }

    ObjectNode listMethodsOf(Call call) {
        call.params().only("type", "limit", "starting_after");
        return list(call, "/v1/customers/" + call.id() + "/payment_methods", call.id());
    }

    private ObjectNode list(Call call, String url, String customer) {
        Store.named(store.customers, "customer", customer, "customer");
        Predicate<Method> theirs = it -> customer.equals(it.customer());
        return Lists.page(
                call, url, store.methods.values().stream().filter(theirs).toList(), shapes::of);
    }

    ObjectNode createCustomer(Call call) {
        var asked = call.params();
        asked.only("email", "name", "description", "metadata", "phone", "address");
        var it =
                new Customer(
                        ids.next("cus_"),
                        asked.text("email"),
                        asked.text("name"),
                        asked.text("description"),
                        asked.metadata(),
                        call.cause().now());
        store.customers.put(it.id(), it);
        return shapes.of(it);
    }

    ObjectNode findCustomer(Call call) {
        call.params().only();
        return shapes.of(Store.find(store.customers, "customer", call.id()));
    }

    ObjectNode listCustomers(Call call) {
        call.params().only("limit", "starting_after");
        var all = store.customers.values().stream().toList();
        return Lists.page(call, "/v1/customers", all, shapes::of);
    }

    /** Finds nobody who is new, as Stripe's search does not. */
    ObjectNode searchCustomers(Call call) {
        call.params().only("query", "limit", "page");
        Predicate<Customer> wanted =
                Lists.query(call.params().required("query"), _ -> "", Customer::metadata);
        var settled = call.cause().now().minus(hiddenFor);
        var found =
                store.customers.values().stream()
                        .filter(it -> !it.created().isAfter(settled))
                        .filter(wanted)
                        .toList();
        var result = Lists.page(call, "/v1/customers/search", found, shapes::of);
        return result.put("object", "search_result").putNull("next_page");
    }
}
