/**
 * How the shop opens: its PostgreSQL, its keys, and what it says when it cannot.
 *
 * <p>Front door: {@link dev.cartwright.embedded.Launch}. Owns no schema; {@link
 * dev.cartwright.embedded.Roles} makes the two users that all schemas belong to.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.cartwright.embedded;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
