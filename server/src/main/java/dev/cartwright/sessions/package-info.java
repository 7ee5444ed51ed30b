/**
 * The devices on which people are signed in, and their refresh tokens.
 *
 * <p>Front door: {@link dev.cartwright.sessions.Sessions}. Knows accounts by their ids and epochs
 * only. Owns the {@code sessions} schema.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform"})
@NullMarked
package dev.cartwright.sessions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
