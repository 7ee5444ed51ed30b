/**
 * What the merchant's staff does with stock over HTTP: goods come in, are corrected, leave and come
 * back, and how each is kept is said.
 *
 * <p>Front door: HTTP. It parses, asks the inventory and shapes the answer; it has no tables and
 * publishes nothing.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "inventory"})
@NullMarked
package dev.cartwright.warehouse;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
