/**
 * What was bought, by whom, and how it stands.
 *
 * <p>Front door: {@link dev.cartwright.orders.Orders}; {@link dev.cartwright.orders.OrderFeed} for
 * who follows what is bought. Publishes {@link dev.cartwright.orders.OrderPlaced} and {@link
 * dev.cartwright.orders.OrderCancelled}. Owns the {@code orders} schema. Hears of merged customers
 * in the transaction that merges them.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "customers", "promotions"})
@NullMarked
package dev.cartwright.orders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
