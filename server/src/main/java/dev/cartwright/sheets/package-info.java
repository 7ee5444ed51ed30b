/**
 * How a table of figures is answered: as JSON for programs, or as CSV for a spreadsheet, which
 * calculates nothing of what people typed.
 *
 * <p>Front door: {@link dev.cartwright.sheets.Answers} sends what a module writes to a {@link
 * dev.cartwright.sheets.Sheet}, row by row. Knows nothing of what the rows are: their columns are
 * those of the records in JSON. Has no tables.
 */
@ApplicationModule(allowedDependencies = {"kernel", "files"})
@NullMarked
package dev.cartwright.sheets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
