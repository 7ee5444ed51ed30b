/**
 * Passkeys of whoever has an account: keys on their devices that open it without a password, and
 * that no page but this shop's can ask for.
 *
 * <p>Front door: {@link dev.cartwright.passkeys.Passkeys}. Knows accounts by their ids only. Owns
 * the {@code passkeys} schema.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "authlog"})
@NullMarked
package dev.cartwright.passkeys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
