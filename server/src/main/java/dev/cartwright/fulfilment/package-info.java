/**
 * How the goods of an order leave and arrive: what is picked where, what left with which parcel and
 * lot, what is cancelled before that, and when all of it is over.
 *
 * <p>Front door: {@link dev.cartwright.fulfilment.Fulfilments}, {@link
 * dev.cartwright.fulfilment.Units} and {@link dev.cartwright.fulfilment.Arrivals} for who takes
 * goods back, and HTTP. Publishes nothing itself: it tells {@code orders}, which does. Owns the
 * {@code fulfilment} schema. Lock order: the order, its payments, its promises. Money is taken
 * before the goods leave, and never within the transaction.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "inventory",
            "ledger",
            "processors",
            "payments",
            "orders",
            "refunds"
        })
@NullMarked
package dev.cartwright.fulfilment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
