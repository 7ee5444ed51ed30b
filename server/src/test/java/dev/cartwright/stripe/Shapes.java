package dev.cartwright.stripe;

import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.PaymentId;
import dev.cartwright.processors.Answer;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Operation.Details;
import dev.cartwright.processors.Operation.Kind;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * An order of 12.34 EUR, and what Stripe writes of it, after the fixtures that Stripe publishes.
 */
final class Shapes {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Money AMOUNT = Money.parse("EUR 12.34");
    static final UUID OPERATION = UUID.fromString("0195512a-0000-7000-8000-000000000001");
    static final UUID OTHER = UUID.fromString("0195512a-0000-7000-8000-000000000002");
    static final PaymentId PAYMENT = PaymentId.valueOf("0195512a-0000-7000-8000-00000000000a");
    static final OrderId ORDER = OrderId.valueOf("0195512a-0000-7000-8000-00000000000b");
    static final String INTENT = "pi_3PKaEr2eZvKYlo2C1h4bS0zX";
    static final String REFUND = "re_3PKaEr2eZvKYlo2C1yFq7c2d";
    static final URI PAGE = URI.create("https://shop.test/return/0195");

    static final StripeSettings SETTINGS =
            new StripeSettings(
                    "sk_test_abcdefghijklmnop",
                    URI.create("https://api.stripe.com"),
                    List.of("whsec_new", "whsec_old"),
                    "default");

    private Shapes() {}

    static Operation operation(Kind kind) {
        return operation(kind, AMOUNT);
    }

    /** One that goes on with a payment knows Stripe's name for it. */
    static Operation operation(Kind kind, Money amount) {
        return operation(kind, amount, kind.begins() ? null : INTENT, null, null);
    }

    static Operation sent(Kind kind) {
        return operation(kind, AMOUNT, kind.begins() ? null : INTENT, null, NOW);
    }

    static Operation operation(
            Kind kind,
            Money amount,
            @Nullable String reference,
            @Nullable String ownReference,
            @Nullable Instant sentAt) {
        return new Operation(
                OPERATION,
                PAYMENT,
                ORDER,
                "stripe",
                kind,
                amount,
                Operation.Status.NEW,
                new Details("pm_card_visa", reference, ownReference, PAGE, sentAt, null, null),
                0);
    }

    static Answer replied(int status, String body) {
        return new Answer.Replied(status, HttpHeaders.of(Map.of(), (_, _) -> true), body);
    }

    static String intent(String status, Kind kind) {
        return intent(status, kind, AMOUNT, "");
    }

    /**
     * An intent of {@link #OPERATION}, which was also captured by it unless {@code more} says
     * otherwise.
     *
     * @param more fields that stand instead of those with the same names
     */
    static String intent(String status, Kind kind, Money amount, String more) {
        var minor = StripeAmounts.minor(amount);
        var text =
                """
                "id": "%s", "object": "payment_intent", "amount": %d, "amount_capturable": %d,
                "amount_details": {"tip": {}}, "amount_received": %d, "application": null,
                "automatic_payment_methods": {"allow_redirects": "always", "enabled": true},
                "canceled_at": null, "cancellation_reason": null, "capture_method": "%s",
                "client_secret": "%s_secret_t0ps3cr3t", "confirmation_method": "automatic",
                "created": 1772366400, "currency": "%s", "customer": null,
                "description": "Schnee für Zoë 雪 🏔", "last_payment_error": null,
                "latest_charge": "ch_3PKaEr2eZvKYlo2C1", "livemode": false,
                "metadata": {"operation": "%s", "capture": "%s", "order": "%s", "payment": "%s"},
                "next_action": null, "payment_method": "pm_1PKaEr2eZvKYlo2C", "review": null,
                "payment_method_options": {"card": {"request_three_d_secure": "automatic"}},
                "payment_method_types": ["card"], "status": "%s", "transfer_group": null
                """
                        .formatted(
                                INTENT,
                                minor,
                                status.equals("requires_capture") ? minor : 0,
                                status.equals("succeeded") ? minor : 0,
                                kind == Kind.SALE ? "automatic" : "manual",
                                INTENT,
                                currency(amount),
                                OPERATION,
                                OPERATION,
                                ORDER.value(),
                                PAYMENT.value(),
                                status);
        return with(text, more);
    }

    static String refund(String status) {
        return refund(status, AMOUNT, "");
    }

    static String refund(String status, Money amount, String more) {
        var text =
                """
                "id": "%s", "object": "refund", "amount": %d, "balance_transaction": null,
                "charge": "ch_3PKaEr2eZvKYlo2C1", "created": 1772366400, "currency": "%s",
                "destination_details": {"card": {"type": "refund"}, "type": "card"},
                "metadata": {"operation": "%s", "order": "%s", "payment": "%s"},
                "payment_intent": "%s", "reason": null, "receipt_number": null, "status": "%s"
                """
                        .formatted(
                                REFUND,
                                StripeAmounts.minor(amount),
                                currency(amount),
                                OPERATION,
                                ORDER.value(),
                                PAYMENT.value(),
                                INTENT,
                                status);
        return with(text, more);
    }

    private static String currency(Money amount) {
        return amount.getCurrencyUnit().getCode().toLowerCase(Locale.ROOT);
    }

    /** The last of two fields with one name counts; Stripe itself never writes two. */
    private static String with(String fields, String more) {
        return "{" + fields + (more.isEmpty() ? "" : ", " + more) + "}";
    }

    static String list(String... things) {
        return "{\"object\": \"list\", \"has_more\": false, \"url\": \"/v1\", \"data\": [%s]}"
                .formatted(String.join(",", things));
    }

    /** What done looks like for each kind of operation. */
    static String done(Operation it) {
        return switch (it.kind()) {
            case SALE -> intent("succeeded", Kind.SALE, it.amount(), "");
            case AUTHORIZE -> intent("requires_capture", Kind.AUTHORIZE, it.amount(), "");
            case CAPTURE -> intent("succeeded", Kind.AUTHORIZE, it.amount(), "");
            case VOID -> intent("canceled", Kind.AUTHORIZE, it.amount(), "");
            case REFUND -> refund("succeeded", it.amount(), "");
            case INCREMENT -> throw new IllegalArgumentException();
        };
    }

    /**
     * @param more fields of the error, each followed by a comma
     */
    static String error(String type, String more) {
        return "{\"error\": {%s \"message\": \"Nothing.\", \"type\": \"%s\"}}"
                .formatted(more, type);
    }

    static String event(String type, String thing, @Nullable String key) {
        return """
        {"id": "evt_1PKaEr2eZvKYlo2C", "object": "event", "api_version": "2026-07-29.dahlia",
         "created": 1772366400, "data": {"object": %s}, "livemode": false, "pending_webhooks": 1,
         "request": {"id": "req_1", "idempotency_key": %s}, "type": "%s"}\
        """
                .formatted(thing, key == null ? "null" : "\"" + key + "\"", type);
    }
}
