package dev.cartwright.hostile;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page of a shopper's bank, which asks whether it is them. */
final class ThreeDSecure {

    private static final String PAGE = Shapes.text("three-d-secure.html");

    private final Store store;
    private final Till till;

    ThreeDSecure(Store store, Till till) {
        this.store = store;
        this.till = till;
    }

    Reply serve(Request request, Instant now) {
        var it = store.intents.get(request.path().substring("/3ds/".length()));
        if (it == null) {
            return page(404, "There is no such payment.");
        }
        if (it.status != Intent.Status.REQUIRES_ACTION) {
            return page(409, "This payment is not waiting for you.");
        }
        if (request.method().equals("GET")) {
            var amount = it.amount + " " + it.currency.toUpperCase(Locale.ROOT);
            return page(200, PAGE.formatted(amount, "/3ds/" + it.id));
        }
        var succeeds = "authenticate".equals(Params.of(request.body()).text("outcome"));
        var back = authenticate(it, succeeds, now);
        return new Reply(
                303, Map.of("Location", back.toString()), "", Reply.Carriage.WHOLE, List.of());
    }

    /** Where the shopper goes then. */
    URI authenticate(Intent it, boolean succeeds, Instant now) {
        var back = it.returnUrl == null ? HostileSettings.NOWHERE.toString() : it.returnUrl;
        till.authenticate(it, succeeds, now);
        return URI.create(
                back
                        + (back.contains("?") ? "&" : "?")
                        + "payment_intent="
                        + it.id
                        + "&payment_intent_client_secret="
                        + it.secret
                        + "&redirect_status="
                        + (succeeds ? "succeeded" : "failed"));
    }

    private static Reply page(int status, String body) {
        return new Reply(
                status,
                Map.of("Content-Type", "text/html; charset=utf-8"),
                body,
                Reply.Carriage.WHOLE,
                List.of());
    }
}
