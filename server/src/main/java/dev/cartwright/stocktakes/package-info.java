/**
 * Counting what lies at a location: one shelf, or all of them by a file of any length, rehearsed or
 * applied.
 *
 * <p>Nobody calls it but HTTP and its own job. Owns the {@code stocktakes} schema. Lock order: the
 * stock-take, then the items as the stock locks them.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "inventory", "files"})
@NullMarked
package dev.cartwright.stocktakes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
