/**
 * Asks addresses on the internet that people typed in, and none of the house's own.
 *
 * <p>Front door: {@link dev.cartwright.outbound.OutboundLine}. No tables and no settings: whoever
 * opens a line says what it may.
 */
@ApplicationModule(allowedDependencies = "kernel")
@NullMarked
package dev.cartwright.outbound;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
