/**
 * Payments past all processors: by bank transfer, in cash, on an invoice. Only staff may choose
 * them; the money counts as taken once somebody notes that it came, and goes back by hand, too.
 *
 * <p>HTTP only, and a processor. Owns the {@code byhand} schema.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "orders", "payments", "processors"})
@NullMarked
package dev.cartwright.byhand;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
