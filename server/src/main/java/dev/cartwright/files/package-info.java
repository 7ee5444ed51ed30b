/**
 * Cuts files of CSV and JSON into records while they arrive, and says what is wrong with their
 * rows.
 *
 * <p>Front door: {@link dev.cartwright.files.Records}. Knows nothing of what the records say, and
 * has no tables.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform"})
@NullMarked
package dev.cartwright.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
