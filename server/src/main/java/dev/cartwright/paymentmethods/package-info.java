/**
 * What customers may pay with again: the processor's own name for it, never a number. A method
 * belongs to one customer and one processor.
 *
 * <p>Front door: {@link dev.cartwright.paymentmethods.PaymentMethods}. Owns the {@code
 * paymentmethods} schema. Hears that customers were merged. Nothing here calls a processor within a
 * transaction.
 */
@ApplicationModule(
        allowedDependencies = {"kernel", "platform", "customers", "processors", "payments"})
@NullMarked
package dev.cartwright.paymentmethods;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
