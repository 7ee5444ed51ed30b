package dev.cartwright.hostile;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a shop wants to be paid, and how far that has come. */
final class Intent {

    /** Stripe's states, in its words. */
    enum Status {
        REQUIRES_PAYMENT_METHOD,
        REQUIRES_CONFIRMATION,
        REQUIRES_ACTION,
        PROCESSING,
        REQUIRES_CAPTURE,
        CANCELED,
        SUCCEEDED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    final String id;
    final String secret;
    final Instant created;
    final long amount;
    final String currency;
    final String captureMethod;
    final boolean multicapture;
    final Map<String, String> metadata = new LinkedHashMap<>();
    final @Nullable String description;
    final @Nullable String customer;
    final @Nullable String futureUsage;
    final @Nullable String receiptEmail;
    Status status = Status.REQUIRES_PAYMENT_METHOD;
    boolean offSession;
    @Nullable String returnUrl;
    @Nullable Method method;
    @Nullable Charge charge;
    @Nullable Decline refusal;

    /** Of the try that was refused: the intent itself has forgotten it. */
    @Nullable Method refused;

    @Nullable Instant canceled;
    @Nullable String cancellation;
    long capturable;
    long received;

    /** The merchant's name for what moves this intent's money without a request of its own. */
    String operation;

    Intent(String id, String secret, Params asked, Cause cause) {
        this.id = id;
        this.secret = secret;
        this.created = cause.now();
        this.operation = cause.operation();
        this.currency = asked.currency();
        this.amount = asked.amount("amount", currency);
        var said = asked.oneOf("capture_method", "automatic", "automatic_async", "manual");
        this.captureMethod = said == null ? "automatic_async" : said;
        this.multicapture =
                "if_available"
                        .equals(asked.text("payment_method_options[card][request_multicapture]"));
        this.description = asked.text("description");
        this.customer = asked.text("customer");
        this.futureUsage = asked.oneOf("setup_future_usage", "off_session", "on_session");
        this.receiptEmail = asked.text("receipt_email");
        this.metadata.putAll(asked.metadata());
    }

    /** The last try that a bank agreed to; throws where none did. */
    Charge paid() {
        if (charge == null || charge.decline != null) {
            throw new IllegalStateException(id + " is not paid");
        }
        return charge;
    }

    Method card() {
        if (method == null) {
            throw new IllegalStateException(id + " has no payment method");
        }
        return method;
    }

    boolean isManual() {
        return captureMethod.equals("manual");
    }

    boolean is(Status... any) {
        for (var it : any) {
            if (status == it) {
                return true;
            }
        }
        return false;
    }
}
