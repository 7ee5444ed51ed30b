package dev.cartwright.authlog;

import static dev.cartwright.authlog.schema.Tables.AUTH_LOGS;
import static dev.cartwright.authlog.schema.Tables.AUTH_LOG_HORIZON;
import static dev.cartwright.authlog.schema.Tables.AUTH_LOG_PEOPLE;
import static dev.cartwright.authlog.schema.Tables.AUTH_LOG_SEALS;

import dev.cartwright.platform.Invariant;
import java.util.UUID;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.springframework.stereotype.Component;

/**
 * Nobody changed, removed or slipped in an event or a seal.
 *
 * <p>Reads every row once at each audit, by id, some at a time: as many months as are kept. Events
 * that are not sealed yet are checked by their own hashes.
 */
@Component
class AuthLogSealsHold implements Invariant {

    private static final int AT_ONCE = 1_000;

    private final DSLContext db;
    private final Hashes hashes;

    AuthLogSealsHold(DSLContext db, Hashes hashes) {
        this.db = db;
        this.hashes = hashes;
    }

    @Override
    public String name() {
        return "auth-log-seals-hold";
    }

    /** Three tables side by side in the auditor's snapshot: joined, all would be sorted first. */
    @Override
    public Finding check() {
        try (var seals = read(db.selectFrom(AUTH_LOG_SEALS).orderBy(AUTH_LOG_SEALS.NUMBER));
                var events = read(db.selectFrom(AUTH_LOGS).orderBy(AUTH_LOGS.ID));
                var people = read(db.selectFrom(AUTH_LOG_PEOPLE).orderBy(AUTH_LOG_PEOPLE.ID))) {
            var proof = new Proof(hashes, events, people, droppedBefore(), sealedTo());
            seals.forEach(proof::add);
            return proof.finding();
        }
    }

    private static <R extends Record> Cursor<R> read(ResultQuery<R> query) {
        return query.fetchSize(AT_ONCE).fetchLazy();
    }

    private UUID droppedBefore() {
        return db.select(AUTH_LOG_SEALS.DROPPED_BEFORE)
                .from(AUTH_LOG_SEALS)
                .orderBy(AUTH_LOG_SEALS.NUMBER.desc())
                .limit(1)
                .fetchOptional(AUTH_LOG_SEALS.DROPPED_BEFORE)
                .orElse(Canon.NOTHING);
    }

    private UUID sealedTo() {
        return db.select(AUTH_LOG_HORIZON.SEALED_TO)
                .from(AUTH_LOG_HORIZON)
                .fetchOptional(AUTH_LOG_HORIZON.SEALED_TO)
                .orElse(Canon.NOTHING);
    }
}
