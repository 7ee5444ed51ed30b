/**
 * Carts that were left with goods in them, whether their shoppers came back, and why.
 *
 * <p>Front door: {@link dev.cartwright.abandonment.Abandonments}; HTTP for staff and for shops'
 * pages. Publishes {@link dev.cartwright.abandonment.CartAbandoned}. Owns the {@code abandonment}
 * schema. Sends nothing: whoever does listens, asks before it writes, and reports that it wrote.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "carts", "customers", "orders"})
@NullMarked
package dev.cartwright.abandonment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
