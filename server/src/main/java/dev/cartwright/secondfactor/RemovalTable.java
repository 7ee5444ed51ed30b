package dev.cartwright.secondfactor;

import static dev.cartwright.secondfactor.schema.Tables.REMOVALS;

import dev.cartwright.secondfactor.schema.tables.records.RemovalsRecord;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** SQL for who waits until their factor is removed. Who writes has locked the factor. */
@Repository
class RemovalTable {

    private final DSLContext db;

    RemovalTable(DSLContext db) {
        this.db = db;
    }

    /**
     * Returns the one that runs.
     *
     * @param lapsed one that was due then, or before, runs no more
     */
    Optional<RemovalsRecord> find(UUID owner, Instant lapsed) {
        return db.selectFrom(REMOVALS)
                .where(REMOVALS.OWNER_ID.eq(owner))
                .and(REMOVALS.DUE_AT.gt(lapsed))
                .fetchOptional();
    }

    /** Begins one, in the place of one that lapsed. */
    void begin(UUID owner, Instant asked, Instant due) {
        db.insertInto(REMOVALS)
                .set(REMOVALS.OWNER_ID, owner)
                .set(REMOVALS.ASKED_AT, asked)
                .set(REMOVALS.DUE_AT, due)
                .onConflict(REMOVALS.OWNER_ID)
                .doUpdate()
                .set(REMOVALS.ASKED_AT, asked)
                .set(REMOVALS.DUE_AT, due)
                .execute();
    }

    void cancel(UUID owner) {
        db.deleteFrom(REMOVALS).where(REMOVALS.OWNER_ID.eq(owner)).execute();
    }

    void forget(Instant lapsed) {
        db.deleteFrom(REMOVALS).where(REMOVALS.DUE_AT.le(lapsed)).execute();
    }
}
