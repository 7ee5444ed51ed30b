/**
 * Who came in, who was refused and why: a log that nobody can change unseen.
 *
 * <p>Front door: {@link dev.cartwright.authlog.AuthLog}. Owns the {@code authlog} schema. Whoever
 * seals or drops locks the one row of {@code auth_log_horizon} first; whoever writes locks nothing.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform"})
@NullMarked
package dev.cartwright.authlog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
