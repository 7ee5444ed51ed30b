/**
 * What was asked of payment processors, and what became of it. Nothing is failed without proof.
 *
 * <p>Front door: {@link dev.cartwright.payments.Payments}; {@link
 * dev.cartwright.payments.Exchanges} speaks with processors. Owns the {@code payments} schema; what
 * moved it posts to the ledger in the same transaction.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "ledger", "processors"})
@NullMarked
package dev.cartwright.payments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
