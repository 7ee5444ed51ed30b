/**
 * Brings a merchant's products in from CSV and JSON Lines files: cuts a file into chunks while it
 * arrives, then reads chunk after chunk and hands the rows to the catalogue. Writes such files of
 * the products that are there.
 *
 * <p>Nobody calls it but HTTP and its own job. Owns the {@code imports} schema. Lock order: the
 * import, then what the catalogue locks.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "catalog", "files"})
@NullMarked
package dev.cartwright.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
