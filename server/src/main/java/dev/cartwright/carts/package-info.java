/**
 * What a shopper has picked and where it should go.
 *
 * <p>Front door: {@link dev.cartwright.carts.Carts}; {@link dev.cartwright.carts.IdleCarts} for who
 * brings back what was left. Owns the {@code carts} schema.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "catalog",
            "coupons",
            "customers",
            "discounts",
            "inventory",
            "promotions",
            "rates"
        })
@NullMarked
package dev.cartwright.carts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
