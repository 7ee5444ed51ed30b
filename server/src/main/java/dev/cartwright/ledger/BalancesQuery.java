package dev.cartwright.ledger;

import static dev.cartwright.ledger.schema.Tables.ACCOUNTS;
import static dev.cartwright.ledger.schema.Tables.ENTRIES;
import static dev.cartwright.ledger.schema.Tables.TRANSACTIONS;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import java.time.Instant;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The trial balance, added up from the entries. */
@Repository
class BalancesQuery {

    private final WholeBooks books;
    private final DSLContext db;

    BalancesQuery(WholeBooks books, DSLContext db) {
        this.books = books;
        this.db = db;
    }

    /** Every account that has entries, by currency and code. */
    List<Balance> all() {
        return books.read(() -> where(noCondition()));
    }

    /**
     * As {@link #all}, of what was posted before an instant: a period ends where the next begins.
     */
    List<Balance> before(Instant end) {
        var earlier = select(TRANSACTIONS.ID).from(TRANSACTIONS).where(TRANSACTIONS.AT.lt(end));
        return books.read(() -> where(ENTRIES.TRANSACTION_ID.in(earlier)));
    }

    Money of(Account account, CurrencyUnit currency) {
        return where(ACCOUNTS.CODE.eq(account.name()).and(ACCOUNTS.CURRENCY.eq(currency))).stream()
                .findAny()
                .map(Balance::balance)
                .orElse(Money.zero(currency));
    }

    private List<Balance> where(Condition condition) {
        var debits = sum(ENTRIES.DEBIT_MINOR);
        var credits = sum(ENTRIES.CREDIT_MINOR);
        return db.select(ACCOUNTS.CURRENCY, ACCOUNTS.CODE, debits, credits)
                .from(ENTRIES)
                .join(ACCOUNTS)
                .on(ACCOUNTS.ID.eq(ENTRIES.ACCOUNT_ID))
                .where(condition)
                .groupBy(ACCOUNTS.CURRENCY, ACCOUNTS.CODE)
                .orderBy(ACCOUNTS.CURRENCY, ACCOUNTS.CODE)
                .fetch(row ->
                        new Balance(
                                row.value1(),
                                Account.valueOf(row.value2()),
                                Money.ofMinor(row.value1(), row.value3().longValueExact()),
                                Money.ofMinor(row.value1(), row.value4().longValueExact())));
    }
}
