package dev.cartwright.processors;

import java.util.Optional;
import org.joda.money.Money;

/** Somebody who moves money. */
public sealed interface PaymentProcessor permits RemoteProcessor, LocalProcessor {

    /** What shops write as {@code payment.processor}, and webhooks have in their path. */
    String name();

    Capabilities capabilities();

    /** Throws {@link dev.cartwright.kernel.InvalidField} for a token that cannot be one. */
    void check(String token);

    /**
     * Throws {@link dev.cartwright.kernel.InvalidField} for an amount that it cannot be told, such
     * as one with more decimals than it moves.
     */
    default void check(Money amount) {
        // Most can be told whatever a currency allows.
    }

    /** Whether only staff may have somebody pay with it; shoppers are told that there is none. */
    default boolean isForStaff() {
        return false;
    }

    /** Whether money is only promised when something is bought, whatever the channel wants. */
    default boolean takesLater() {
        return false;
    }

    /** Where it keeps what people pay with; empty where it cannot: as its capabilities say. */
    default Optional<Vault> vault() {
        return Optional.empty();
    }
}
