package dev.cartwright.ledger;

import dev.cartwright.platform.SqlInvariant;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Each transaction has entries, and in each of its currencies debits equal credits. */
@Component
class TransactionsBalance extends SqlInvariant {

    TransactionsBalance(DSLContext db) {
        super(
                "ledger-transactions-balance",
                db,
                """
                with per_currency as (
                    select transaction_id, count(*) >= 2 and currency is not null
                        and sum(debit_minor - credit_minor) = 0 as balances
                    from ledger.entries left join ledger.accounts on accounts.id = account_id
                    group by transaction_id, currency
                ), per_transaction as (
                    select transaction_id, bool_and(balances) as balances
                    from per_currency
                    group by transaction_id
                )
                select count(*), array_agg(id::text order by id) filter (
                    where balances is not true)
                from ledger.transactions left join per_transaction on id = transaction_id
                """);
    }
}
