package dev.cartwright.ledger;

import dev.cartwright.platform.SqlInvariant;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The trial balance: over all entries, in each currency, debits equal credits. */
@Component
class DebitsEqualCredits extends SqlInvariant {

    DebitsEqualCredits(DSLContext db) {
        super(
                "ledger-debits-equal-credits",
                db,
                """
                select coalesce(sum(entries), 0), array_agg(
                    coalesce(currency, 'no account') order by currency) filter (
                    where debits <> credits or currency is null)
                from (
                    select currency, count(*) as entries,
                        sum(debit_minor) as debits, sum(credit_minor) as credits
                    from ledger.entries left join ledger.accounts on accounts.id = account_id
                    group by currency
                ) per_currency
                """);
    }
}
