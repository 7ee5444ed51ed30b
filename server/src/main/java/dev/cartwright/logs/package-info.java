/** What the server writes to its log, and what it never writes there: the numbers of cards. */
@ApplicationModule(allowedDependencies = "kernel")
@NullMarked
package dev.cartwright.logs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
