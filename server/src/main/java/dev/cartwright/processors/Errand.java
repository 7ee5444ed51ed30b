package dev.cartwright.processors;

import dev.cartwright.kernel.CustomerId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** What a processor is asked about what people pay with; it moves no money. */
public sealed interface Errand {

    /** Makes a customer of ours known to it; however often it is asked, once. */
    record Enrol(CustomerId customer) implements Errand {

        /** Returns the idempotency key: of one customer it is always the same. */
        public UUID key() {
            return UUID.nameUUIDFromBytes(
                    ("customer " + customer).getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * Shows what was paid with and is kept for the payer from now on.
     *
     * @param paid what began the payment, with its payer
     */
    record Show(Operation paid) implements Errand {}

    /**
     * Forgets what a customer paid with; done as well where it was forgotten before.
     *
     * @param token the processor's own name for it
     */
    record Detach(String token) implements Errand {}
}
