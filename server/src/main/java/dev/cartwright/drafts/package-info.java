/**
 * Orders that staff writes for customers: a cart that staff owns, bought through the one checkout.
 *
 * <p>HTTP only. Publishes nothing and owns no tables: a draft is a cart of the module carts.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "mail",
            "customers",
            "carts",
            "checkout",
            "orders"
        })
@NullMarked
package dev.cartwright.drafts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
