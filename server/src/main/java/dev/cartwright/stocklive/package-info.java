/**
 * Tells shoppers' pages and other modules what may be bought, as it changes.
 *
 * <p>Front door: HTTP, {@code /api/inventory/availability}. Publishes {@link
 * dev.cartwright.stocklive.AvailabilityChanged}. Owns the {@code stocklive} schema.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "inventory"})
@NullMarked
package dev.cartwright.stocklive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
