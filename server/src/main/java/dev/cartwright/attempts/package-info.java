/**
 * Counts tries to sign in, and slows down who guesses passwords.
 *
 * <p>Front door: {@link dev.cartwright.attempts.Attempts}. Whoever has the accounts implements
 * {@link dev.cartwright.attempts.TriedAccounts}. Owns the {@code attempts} schema.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "authlog"})
@NullMarked
package dev.cartwright.attempts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
