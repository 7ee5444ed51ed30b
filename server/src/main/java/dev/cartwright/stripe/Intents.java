package dev.cartwright.stripe;

import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeError;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Operation.Kind;
import dev.cartwright.processors.Outcome;
import dev.cartwright.processors.Outcome.ActionRequired;
import dev.cartwright.processors.Outcome.Declined;
import dev.cartwright.processors.Outcome.InReview;
import dev.cartwright.processors.Outcome.NotFound;
import dev.cartwright.processors.Outcome.Pending;
import dev.cartwright.processors.Outcome.Succeeded;
import dev.cartwright.processors.Outcome.Unknown;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** What the state of a PaymentIntent says of the operations that made it what it is. */
final class Intents {

    private static final Unknown FOREIGN = new Unknown("an intent that was not asked for");
    private static final Unknown NOT_AS_ASKED = new Unknown("the intent is not as it was asked");

    private Intents() {}

    /** Returns what an intent says of any of its operations, refunds excepted. */
    static Outcome outcome(Operation operation, PaymentIntent intent) {
        return switch (operation.kind()) {
            case SALE, AUTHORIZE ->
                    Marks.isOurs(intent.getMetadata(), Marks.OPERATION, operation.id())
                            ? begun(operation.kind(), intent)
                            : FOREIGN;
            case CAPTURE -> isItsIntent(operation, intent) ? captured(operation, intent) : FOREIGN;
            case VOID -> isItsIntent(operation, intent) ? voided(intent) : FOREIGN;
            case REFUND, INCREMENT -> FOREIGN;
        };
    }

    private static boolean isItsIntent(Operation operation, PaymentIntent intent) {
        return Objects.equals(intent.getId(), operation.details().reference());
    }

    /** Returns how far the payment has come that an intent was made for. */
    static Outcome begun(Kind kind, PaymentIntent intent) {
        var id = Marks.intent(intent.getId());
        return switch (status(intent)) {
            case "succeeded" ->
                    isManual(intent) == (kind == Kind.AUTHORIZE)
                            ? new Succeeded(id, kind == Kind.SALE ? received(intent) : all(intent))
                            : NOT_AS_ASKED;
            case "requires_capture" -> kind == Kind.AUTHORIZE ? held(id, intent) : NOT_AS_ASKED;
            case "processing" -> new Pending(id);
            case "requires_action" -> confirmation(id, intent);
            case "requires_payment_method" ->
                    intent.getLastPaymentError() == null
                            ? new Unknown("nobody has tried to pay it yet")
                            : new Declined(reason(intent.getLastPaymentError()));
            case "canceled" -> new Declined(cancellation(intent));
            default -> new Unknown("an intent in a state that we do not know");
        };
    }

    /** Somebody has to look at it where one of the merchant's rules of Radar says so. */
    private static Outcome held(String id, PaymentIntent intent) {
        var amount = money(intent, intent.getAmountCapturable());
        return isInReview(intent) ? new InReview(id, amount) : new Succeeded(id, amount);
    }

    /**
     * The charge was once put in review, and stays so marked when the review is closed. Where an
     * event does not show the charge, that there is a review counts as one that is open.
     */
    private static boolean isInReview(PaymentIntent intent) {
        var charge = intent.getLatestChargeObject();
        var review = intent.getReviewObject();
        if (review != null && Boolean.FALSE.equals(review.getOpen())) {
            return false;
        }
        return charge == null
                ? intent.getReview() != null
                : charge.getOutcome() != null
                        && "manual_review".equals(charge.getOutcome().getType());
    }

    /** Where only the shop's own page could ask, nobody can confirm it: it waits for its end. */
    private static Outcome confirmation(String id, PaymentIntent intent) {
        var action = intent.getNextAction();
        var redirect = action == null ? null : action.getRedirectToUrl();
        var page = redirect == null || redirect.getUrl() == null ? "" : redirect.getUrl();
        return Set.of("https", "http").contains(page.split(":", 2)[0])
                ? new ActionRequired(id, URI.create(page))
                : new Pending(id);
    }

    /**
     * What an intent says of its capture: it is captured once, and bears the mark of who did it.
     */
    private static Outcome captured(Operation operation, PaymentIntent intent) {
        return switch (status(intent)) {
            case "succeeded" -> {
                var by = Marks.read(intent.getMetadata(), Marks.CAPTURE);
                if (by.isEmpty()) {
                    yield new Unknown("captured, but by none of our operations");
                }
                yield by.get().equals(operation.id())
                        ? capture(intent)
                        : new Declined("already_captured");
            }
            case "processing" -> new Pending(Marks.intent(intent.getId()));
            case "requires_capture" -> new NotFound();
            case "canceled" -> new Declined(cancellation(intent));
            default -> new Unknown("an intent that cannot be captured");
        };
    }

    /** Whoever cancelled it: it is what was wanted. */
    private static Outcome voided(PaymentIntent intent) {
        return switch (status(intent)) {
            case "canceled" -> cancelled(intent);
            case "succeeded" -> new Declined("already_captured");
            case "requires_capture", "requires_action", "requires_payment_method" -> new NotFound();
            default -> new Unknown("an intent that cannot be cancelled now");
        };
    }

    /** All that was captured: what an intent leaves is released. */
    static Succeeded capture(PaymentIntent intent) {
        return new Succeeded(Marks.intent(intent.getId()), received(intent));
    }

    /** An intent is given up as a whole. */
    static Succeeded cancelled(PaymentIntent intent) {
        return new Succeeded(Marks.intent(intent.getId()), all(intent));
    }

    static String status(PaymentIntent intent) {
        return Objects.requireNonNullElse(intent.getStatus(), "");
    }

    static boolean isManual(PaymentIntent intent) {
        return "manual".equals(intent.getCaptureMethod());
    }

    static String cancellation(PaymentIntent intent) {
        return code(intent.getCancellationReason()).orElse("canceled");
    }

    private static Money received(PaymentIntent intent) {
        return money(intent, intent.getAmountReceived());
    }

    private static Money all(PaymentIntent intent) {
        return money(intent, intent.getAmount());
    }

    private static Money money(PaymentIntent intent, @Nullable Long minor) {
        return StripeAmounts.money(Objects.requireNonNull(minor), intent.getCurrency());
    }

    /** Returns the bank's own word where there is one, else Stripe's. */
    static String reason(StripeError error) {
        return code(error.getDeclineCode())
                .or(() -> code(error.getCode()))
                .or(() -> code(error.getType()))
                .orElse("declined");
    }

    /** Codes are kept and shown to shoppers: anything else in their place is not repeated. */
    static Optional<String> code(@Nullable String text) {
        return Optional.ofNullable(text).filter(it -> it.matches("[a-z0-9_]{1,64}"));
    }
}
