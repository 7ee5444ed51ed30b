/**
 * The one workflow of a purchase: a cart becomes an order, its goods are set aside, its payment is
 * tried, and what became of it is found out however long that takes.
 *
 * <p>Front door: HTTP, and {@link dev.cartwright.checkout.OrderCancellation}. Owns no tables: it
 * leads the modules below it through one lock order. {@link dev.cartwright.checkout.Settlement} is
 * the only place where a payment's outcome has effects.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "customers",
            "catalog",
            "fulfilment",
            "inventory",
            "ledger",
            "rates",
            "carts",
            "payments",
            "paymentmethods",
            "processors",
            "orders",
            "promotions",
            "refunds"
        })
@NullMarked
package dev.cartwright.checkout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
