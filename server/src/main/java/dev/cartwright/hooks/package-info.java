/**
 * Tells servers of the merchant's what happens in the shop: outgoing webhooks, signed as Standard
 * Webhooks has it.
 *
 * <p>Front door: HTTP for staff, and {@link dev.cartwright.hooks.Payload} for who tells the same in
 * another way. Hears events in the transaction of their cause and queues a message for each
 * endpoint that wants it, so it is queued exactly once; it is delivered at least once, in any
 * order. Owns the {@code hooks} schema.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "outbound", "customers", "orders"})
@NullMarked
package dev.cartwright.hooks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
