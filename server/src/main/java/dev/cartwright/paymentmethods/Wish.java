package dev.cartwright.paymentmethods;

import dev.cartwright.kernel.CustomerId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That what was paid with in an operation is to be remembered.
 *
 * @param customer null where they were forgotten meanwhile: then it is detached
 */
record Wish(UUID operation, @Nullable CustomerId customer, String processor, String account) {}
