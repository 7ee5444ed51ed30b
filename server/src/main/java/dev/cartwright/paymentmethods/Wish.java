package dev.cartwright.paymentmethods;

import dev.cartwright.kernel.CustomerId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That what was paid with in an operation is to be remembered.
 *
 * @param customer null where they were forgotten meanwhile: then it is detached
 * @param attempts how often it was tried to fulfil it, this time included
 */
record Wish(
        UUID operation,
        @Nullable CustomerId customer,
        String processor,
        String account,
        int attempts) {

    /** One that nobody has tried to fulfil yet. */
    Wish(UUID operation, CustomerId customer, String processor, String account) {
        this(operation, customer, processor, account, 0);
    }
}
