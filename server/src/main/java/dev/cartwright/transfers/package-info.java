/**
 * Goods on their way: from one location of the merchant to another, or announced by a supplier;
 * what arrived of them, and what did not.
 *
 * <p>Nobody calls it but HTTP. Owns the {@code transfers} schema. Lock order: the transfer, then
 * the items of both its locations as the stock locks them.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "inventory"})
@NullMarked
package dev.cartwright.transfers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
