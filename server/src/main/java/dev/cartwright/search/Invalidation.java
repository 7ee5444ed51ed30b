package dev.cartwright.search;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells every node, once a transaction has committed, that its kept answers are old. */
@Component
class Invalidation {

    static final String CHANNEL = "cartwright_search";

    private final DSLContext db;
    private final Freshness freshness;

    Invalidation(DSLContext db, Freshness freshness) {
        this.db = db;
        this.freshness = freshness;
    }

    /** Within a transaction. The node itself does not wait for its own word to come back. */
    void tell() {
        db.fetch("select pg_notify(?, '')", CHANNEL);
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        freshness.turnOver();
                    }
                });
    }
}
