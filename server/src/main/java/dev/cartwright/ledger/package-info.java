/**
 * Where the money is: double entries that are only ever added to.
 *
 * <p>Front door: {@link dev.cartwright.ledger.Ledger}; {@link dev.cartwright.ledger.Postings} says
 * what each fact debits and credits. Statements, balances and open items are for staff, by HTTP.
 * Publishes nothing. Owns the {@code ledger} schema, whose triggers refuse what does not balance.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform"})
@NullMarked
package dev.cartwright.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
