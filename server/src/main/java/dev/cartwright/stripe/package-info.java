/**
 * Stripe as a processor of payments: PaymentIntents that are captured at once or later, 3-D Secure,
 * refunds and signed events. It builds requests and reads answers; {@code processors} sends them.
 *
 * <p>Present only where {@code cartwright.stripe.secret-key} is set. Has no tables and no state.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "processors"})
@NullMarked
package dev.cartwright.stripe;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
