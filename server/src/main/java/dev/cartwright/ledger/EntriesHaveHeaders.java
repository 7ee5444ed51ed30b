package dev.cartwright.ledger;

import dev.cartwright.platform.SqlInvariant;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** No entry stands alone: each belongs to a transaction that says why. */
@Component
class EntriesHaveHeaders extends SqlInvariant {

    EntriesHaveHeaders(DSLContext db) {
        super(
                "ledger-entries-have-headers",
                db,
                """
                select count(*), array_agg(
                    transaction_id || '/' || line order by transaction_id, line) filter (
                    where id is null)
                from ledger.entries left join ledger.transactions on id = transaction_id
                """);
    }
}
