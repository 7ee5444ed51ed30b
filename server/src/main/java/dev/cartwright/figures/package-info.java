/**
 * What the stock is worth and how it moves: value, turnover, ABC, expiry and shrinkage, for staff.
 *
 * <p>Front door: HTTP, {@code /api/admin/inventory/figures}. Has no tables and changes nothing: it
 * asks {@link dev.cartwright.inventory.StockPeriods} and computes by {@link
 * dev.cartwright.figures.Formulas}.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "inventory", "sheets"})
@NullMarked
package dev.cartwright.figures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
