/**
 * What was asked of payment processors, and what became of it. Nothing is failed without proof.
 *
 * <p>Front door: {@link dev.cartwright.payments.Payments}. A processor is a module of its own that
 * implements {@link dev.cartwright.payments.PaymentProcessor}. Owns the {@code payments} schema.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform"})
@NullMarked
package dev.cartwright.payments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
