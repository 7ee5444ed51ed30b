/**
 * What was bought, by whom, and how it stands.
 *
 * <p>Front door: {@link dev.cartwright.orders.Orders}; {@link dev.cartwright.orders.OrderFeed} for
 * who follows what is bought; {@link dev.cartwright.orders.Trail} for who did what with it.
 * Publishes {@link dev.cartwright.orders.OrderPlaced}, {@link dev.cartwright.orders.OrderPaid},
 * {@link dev.cartwright.orders.OrderShipped}, {@link dev.cartwright.orders.OrderDelivered}, {@link
 * dev.cartwright.orders.OrderCompleted}, {@link dev.cartwright.orders.OrderCancelled}, {@link
 * dev.cartwright.orders.OrderPaymentFailed} and {@link dev.cartwright.orders.ItemsReturned}. Owns
 * the {@code orders} schema. Hears of merged customers in the transaction that merges them.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "customers", "promotions"})
@NullMarked
package dev.cartwright.orders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
