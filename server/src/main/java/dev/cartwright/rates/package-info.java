/**
 * What comes on top of the goods: delivery and tax.
 *
 * <p>Front door: {@link dev.cartwright.rates.Rates} reads what is in force, {@link
 * dev.cartwright.rates.Pricing} adds it up. Owns the {@code rates} schema.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform"})
@NullMarked
package dev.cartwright.rates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
