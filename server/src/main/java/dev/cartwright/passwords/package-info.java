/**
 * How passwords are kept so that a stolen database tells none, and which of them are too weak.
 *
 * <p>Front door: {@link dev.cartwright.passwords.Passwords}. Has no tables: whoever has accounts
 * keeps the hashes.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform"})
@NullMarked
package dev.cartwright.passwords;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
