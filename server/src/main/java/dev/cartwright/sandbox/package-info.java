/**
 * A pretended payment processor for the demo and for tests; absent otherwise. It keeps books of its
 * own, in transactions of its own.
 *
 * <p>Owns the {@code sandbox} schema.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "processors"})
@NullMarked
package dev.cartwright.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
