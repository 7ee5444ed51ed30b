package dev.cartwright.checkout;

import dev.cartwright.payments.Settling;
import dev.cartwright.platform.Idempotency.Claim;
import dev.cartwright.processors.Exchange;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Outcome.Reversed;
import dev.cartwright.processors.Outcome.Reviewed;
import org.springframework.stereotype.Component;

/** Leads each answer to what follows from it. */
@Component
record Settlements(Settlement settlement, LaterSettlement later) implements Settling {

    @Override
    public void settle(Operation operation, Exchange exchange) {
        if (!operation.kind().begins() || exchange.outcome() instanceof Reviewed) {
            later.settle(operation, exchange);
            return;
        }
        var claim = settlement.settle(operation, exchange);
        if (exchange.outcome() instanceof Reversed && claim instanceof Claim.InProgress) {
            // The purchase stands already, or was given up: only its money has changed.
            later.settle(operation, exchange);
        }
    }
}
