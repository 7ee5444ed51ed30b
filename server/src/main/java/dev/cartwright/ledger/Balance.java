package dev.cartwright.ledger;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** One line of the trial balance: what an account was debited and credited in one currency. */
record Balance(CurrencyUnit currency, Account account, Money debits, Money credits) {

    /** Positive where the account is in debit. */
    Money balance() {
        return debits.minus(credits);
    }
}
