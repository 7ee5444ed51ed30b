/**
 * What customers send back: asked for with a reason, approved or not, taken in unit by unit, and
 * the money for it given back.
 *
 * <p>Front door: HTTP. Publishes {@link dev.cartwright.returns.ReturnRequested}, {@link
 * dev.cartwright.returns.ReturnApproved}, {@link dev.cartwright.returns.ReturnRejected} and {@link
 * dev.cartwright.returns.ReturnReceived}, and tells {@code orders}. Owns the {@code returns}
 * schema. Lock order: the order, its payments, its promises. No processor is asked within a
 * transaction.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "inventory",
            "orders",
            "refunds",
            "fulfilment"
        })
@NullMarked
package dev.cartwright.returns;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
