/**
 * Who waits until something costs less: what a shopper wants to be told of, told once, and not
 * again before it is news again.
 *
 * <p>Front door: HTTP, for shoppers and for staff. Hears {@link
 * dev.cartwright.pricing.PricesChanged} and {@link dev.cartwright.catalog.ProductArchived}.
 * Publishes {@link dev.cartwright.pricealerts.PriceAlertFired}; who writes the mail listens. Owns
 * the {@code pricealerts} schema. Lock order: a customer, its row of shoppers, alerts by customer
 * and id, days.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "catalog", "customers", "pricing"})
@NullMarked
package dev.cartwright.pricealerts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
