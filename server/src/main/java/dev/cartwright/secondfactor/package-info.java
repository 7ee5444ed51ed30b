/**
 * Second factors of whoever has an account: codes that an app on their device shows, codes on paper
 * for when it is not at hand, and how somebody comes in again who has lost both.
 *
 * <p>Front door: {@link dev.cartwright.secondfactor.SecondFactors}. Knows accounts by their ids
 * only. Owns the {@code secondfactor} schema; whoever changes what hangs on a factor locks the
 * factor first.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "authlog", "attempts"})
@NullMarked
package dev.cartwright.secondfactor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
