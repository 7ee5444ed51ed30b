/**
 * What things cost: base prices, lists for sales and for groups, quantities, and all of it in time;
 * what they cost the shop, and how low they may be sold.
 *
 * <p>Front doors: {@link dev.cartwright.pricing.Prices} and {@link dev.cartwright.pricing.Bounds}.
 * Publishes {@link dev.cartwright.pricing.PricesChanged}. Owns the {@code pricing} schema.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform"})
@NullMarked
package dev.cartwright.pricing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
