/**
 * What buyers are told by mail of their orders: that one stands, leaves, arrives, ends, or that
 * money goes back.
 *
 * <p>Front door: HTTP. Publishes nothing. Owns the {@code ordermails} schema: what was to be told,
 * so that staff can have it told again. Lock order: the order, then the mail.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "mail",
            "payments",
            "orders",
            "refunds",
            "fulfilment",
            "returns"
        })
@NullMarked
package dev.cartwright.ordermails;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
