/**
 * What is given back of orders that stand: by unit, by amount or all of it, each component to the
 * cent, and nothing large by one person alone.
 *
 * <p>Front door: {@link dev.cartwright.refunds.Refunds}, {@link dev.cartwright.refunds.Owed} and
 * {@link dev.cartwright.refunds.Payouts}, and HTTP; {@link dev.cartwright.refunds.Books} and {@link
 * dev.cartwright.refunds.MoneyStands} say what an order is to the ledger and how its money stands.
 * {@link dev.cartwright.refunds.RefundFeed} is for who follows what is given back. Publishes {@link
 * dev.cartwright.refunds.RefundGranted}. Owns the {@code refunds} schema. Lock order: the order,
 * then its payments.
 */
@ApplicationModule(
        allowedDependencies = {"kernel", "platform", "ledger", "processors", "payments", "orders"})
@NullMarked
package dev.cartwright.refunds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
