/**
 * What staff does with many orders: finds them, keeps what it looks for, takes them out as a file,
 * writes notes and tags, and has one thing done with each of some.
 *
 * <p>HTTP only. Publishes nothing. Owns the {@code orderdesk} schema.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "orders", "fulfilment", "checkout"})
@NullMarked
package dev.cartwright.orderdesk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
