package dev.cartwright.payments;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Somebody who moves money. Called outside any transaction, on a thread that may be given up. */
public interface PaymentProcessor {

    /** What shops write as {@code payment.processor}. */
    String name();

    /** Throws {@link dev.cartwright.kernel.InvalidField} for a token that cannot be one. */
    void check(String token);

    /** Does the operation, or answers again what became of it: its id is the idempotency key. */
    Outcome execute(Operation operation, @Nullable String token);

    /** Says what became of an operation that may never have arrived. */
    Outcome find(UUID operation);

    /**
     * The processor's own books, where they can be read in the auditor's snapshot: what it holds to
     * have moved, by operation.
     */
    default Optional<Map<UUID, Money>> books() {
        return Optional.empty();
    }
}
