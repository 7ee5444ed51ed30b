package dev.cartwright.processors;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/**
 * A processor inside this server. Called outside any transaction, on a thread that may be given up.
 */
public non-sealed interface LocalProcessor extends PaymentProcessor {

    /** Does the operation, or answers again what became of it: its id is the idempotency key. */
    Outcome execute(Operation operation);

    /** Says what became of an operation that may never have arrived. */
    Outcome find(Operation operation);

    /**
     * The processor's own books, where they can be read in the auditor's snapshot: what it holds to
     * have moved, by operation.
     */
    default Optional<Map<UUID, Money>> books() {
        return Optional.empty();
    }
}
