package dev.cartwright.checkout;

import dev.cartwright.payments.Settling;
import dev.cartwright.processors.Exchange;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Outcome.Reversed;
import org.springframework.stereotype.Component;

/** Leads each answer to what follows from it. */
@Component
record Settlements(Settlement settlement, LaterSettlement later) implements Settling {

    @Override
    public void settle(Operation operation, Exchange exchange) {
        if (operation.kind().begins() && !(exchange.outcome() instanceof Reversed)) {
            settlement.settle(operation, exchange);
        } else {
            later.settle(operation, exchange);
        }
    }
}
