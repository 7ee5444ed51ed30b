/**
 * Who buys: a person known by an e-mail address, with or without an account.
 *
 * <p>Front door: {@link dev.cartwright.customers.Customers}. Owns the {@code customers} schema.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform"})
@NullMarked
package dev.cartwright.customers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
