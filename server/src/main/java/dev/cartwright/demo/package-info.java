/**
 * A shop to look at: fills an empty catalogue, its shelves and rates, in the profile {@code demo}
 * only.
 *
 * <p>Where the goods come from, and under which licences, says {@code demo/NOTICE.md} among the
 * resources.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "catalog", "inventory", "rates"})
@NullMarked
package dev.cartwright.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
