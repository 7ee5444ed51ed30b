package dev.cartwright.ledger;

import java.util.Optional;
import org.joda.money.Money;

/**
 * One line of a posting.
 *
 * @param amount a debit where positive, a credit where negative; never zero
 */
public record Entry(Account account, Money amount) {

    public Entry {
        if (amount.isZero()) {
            throw new IllegalArgumentException("an entry of nothing in " + account);
        }
    }

    /** Throws {@link IllegalArgumentException} for a negative amount: that would be a credit. */
    static Entry debit(Account account, Money amount) {
        return new Entry(account, positive(amount));
    }

    static Entry credit(Account account, Money amount) {
        return new Entry(account, positive(amount).negated());
    }

    /** A debit where positive, a credit where negative; empty where there is nothing to say. */
    static Optional<Entry> line(Account account, Money amount) {
        return amount.isZero() ? Optional.empty() : Optional.of(new Entry(account, amount));
    }

    Entry reversed() {
        return new Entry(account, amount.negated());
    }

    /** Returns zero for a credit. */
    Money debit() {
        return amount.isPositive() ? amount : amount.multipliedBy(0);
    }

    /** Returns zero for a debit. */
    Money credit() {
        return amount.isNegative() ? amount.negated() : amount.multipliedBy(0);
    }

    private static Money positive(Money amount) {
        if (amount.isNegative()) {
            throw new IllegalArgumentException("must not be negative: " + amount);
        }
        return amount;
    }
}
