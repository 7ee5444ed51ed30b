/**
 * Keys by which programs of the merchant's come in: each may do what it is for, until it expires or
 * is taken back.
 *
 * <p>Front door: HTTP for staff; the web asks it by {@link dev.cartwright.platform.StaffKeys}. Owns
 * the {@code apikeys} schema.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "authlog", "staff"})
@NullMarked
package dev.cartwright.apikeys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
