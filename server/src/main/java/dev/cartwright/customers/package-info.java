/**
 * Who buys: a person known by an e-mail address, with or without an account; what it says about
 * itself, where it gets parcels, what it agreed to, and how it is forgotten.
 *
 * <p>Front door: {@link dev.cartwright.customers.Customers} and {@link
 * dev.cartwright.customers.Erasure}. Publishes {@link dev.cartwright.customers.CustomersMerged}.
 * Owns the {@code customers} schema. Lock order: carts, a customer, its orders.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform"})
@NullMarked
package dev.cartwright.customers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
