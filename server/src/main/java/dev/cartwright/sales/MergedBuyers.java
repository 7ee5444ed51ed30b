package dev.cartwright.sales;

import static dev.cartwright.sales.schema.Tables.MERGED_BUYERS;
import static org.jooq.impl.DSL.excluded;

import dev.cartwright.customers.CustomersMerged;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who bought under two names and is one person, of whom the first order is the first of both. */
@Repository
class MergedBuyers {

    private final DSLContext db;

    MergedBuyers(DSLContext db) {
        this.db = db;
    }

    /** Two statements: who was merged into the one before goes on with that one. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void moved(CustomersMerged people) {
        var from = people.from().value();
        var into = people.into().value();
        db.update(MERGED_BUYERS)
                .set(MERGED_BUYERS.NOW, into)
                .where(MERGED_BUYERS.NOW.eq(from))
                .execute();
        db.insertInto(MERGED_BUYERS, MERGED_BUYERS.BUYER, MERGED_BUYERS.NOW)
                .values(from, into)
                .onConflict(MERGED_BUYERS.BUYER)
                .doUpdate()
                .set(MERGED_BUYERS.NOW, excluded(MERGED_BUYERS.NOW))
                .execute();
    }
}
