/**
 * What the merchant should know about the stock: what runs low or out, came back, expires, lies
 * dead or was promised beyond what is there. Said once, until it is over.
 *
 * <p>Front door: HTTP for staff. Publishes {@link dev.cartwright.alerts.StockAlertRaised} and
 * {@link dev.cartwright.alerts.StockAlertResolved}. Owns the {@code alerts} schema.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "inventory", "mail"})
@NullMarked
package dev.cartwright.alerts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
