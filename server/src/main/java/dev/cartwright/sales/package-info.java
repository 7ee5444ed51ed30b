/**
 * What was sold, cancelled and given back, as figures; with the history of an earlier shop.
 *
 * <p>Front door: HTTP, {@code /api/admin/sales}. Owns the {@code sales} schema: facts, one row for
 * each thing that changed what was sold, never changed and never twice. Nothing is done for them
 * while somebody buys: they are made of what orders and refunds keep, by a job and before a figure
 * is answered, one server at a time. Publishes nothing. Hears of merged customers in the
 * transaction that merges them, and of what was shipped.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "files",
            "customers",
            "catalog",
            "orders",
            "refunds",
            "sheets"
        })
@NullMarked
package dev.cartwright.sales;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
