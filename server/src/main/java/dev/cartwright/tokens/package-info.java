/**
 * Says for ten minutes who a signed-in customer is, without asking the database.
 *
 * <p>Front door: {@link dev.cartwright.tokens.AccessTokens}; {@link dev.cartwright.tokens.Bearer}
 * is who sent one. Owns the {@code tokens} schema, whose keys are sealed under the master key.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform"})
@NullMarked
package dev.cartwright.tokens;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
