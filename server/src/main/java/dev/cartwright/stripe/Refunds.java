package dev.cartwright.stripe;

import com.stripe.model.Refund;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Operation.Status;
import dev.cartwright.processors.Outcome;
import dev.cartwright.processors.Outcome.Declined;
import dev.cartwright.processors.Outcome.Pending;
import dev.cartwright.processors.Outcome.Reversed;
import dev.cartwright.processors.Outcome.Succeeded;
import dev.cartwright.processors.Outcome.Unknown;
import java.util.Objects;

/** What the state of a refund says: money that went back may come back again days later. */
final class Refunds {

    private Refunds() {}

    static Outcome outcome(Operation operation, Refund refund) {
        if (!Marks.isOurs(refund.getMetadata(), Marks.OPERATION, operation.id())) {
            return new Unknown("another operation's refund");
        }
        return operation.status() != Status.SUCCEEDED
                        && told(refund) instanceof Reversed(var reason)
                ? new Declined(reason)
                : told(refund);
    }

    /** Of an event, where it is not known whether it was ever said to have succeeded. */
    static Outcome told(Refund refund) {
        var id = Marks.refund(refund.getId());
        return switch (Objects.requireNonNullElse(refund.getStatus(), "")) {
            case "succeeded" ->
                    new Succeeded(
                            id,
                            StripeAmounts.money(
                                    Objects.requireNonNull(refund.getAmount()),
                                    refund.getCurrency()));
            case "pending", "requires_action" -> new Pending(id);
            case "failed", "canceled" ->
                    new Reversed(
                            Intents.code(refund.getFailureReason()).orElse(refund.getStatus()));
            default -> new Unknown("a refund in a state that we do not know");
        };
    }
}
