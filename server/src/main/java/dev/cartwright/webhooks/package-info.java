/**
 * What processors tell by themselves: proved to be theirs, kept once however often it comes, and
 * settled later in the order in which it comes, which may be any.
 *
 * <p>Front door: HTTP for processors and staff. Owns the {@code webhooks} schema.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "processors", "payments"})
@NullMarked
package dev.cartwright.webhooks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
