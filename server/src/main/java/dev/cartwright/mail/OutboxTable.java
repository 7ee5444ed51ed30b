package dev.cartwright.mail;

import static dev.cartwright.mail.schema.Tables.OUTBOX;
import static org.jooq.impl.DSL.case_;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.cartwright.mail.schema.tables.records.OutboxRecord;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * Mails on their way. Each change is one statement that commits by itself, so that no transaction
 * is open while a mail server is spoken to.
 */
@Repository
class OutboxTable {

    private static final int AT_ONCE = 1_000;

    /** Whoever is first marks it; others take the next one and wait for nobody. */
    private static final String CLAIM =
            """
            with due as materialized (
                select id, state as before from mail.outbox
                where next_attempt_at <= {0}
                order by next_attempt_at, id
                limit 1
                for update skip locked
            )
            update mail.outbox mail
            set state = 'SENDING', claim = {1}, attempts = attempts + 1,
                last_attempt_at = {0}, next_attempt_at = {2},
                maybe_doubled = maybe_doubled or before = 'SENDING'
            from due where mail.id = due.id
            returning mail.*
            """;

    private final DSLContext db;

    OutboxTable(DSLContext db) {
        this.db = db;
    }

    /** Returns whether it was new; waits for another transaction that is queueing the same. */
    boolean add(OutboxRecord mail) {
        return db.insertInto(OUTBOX)
                        .set(mail)
                        .onConflict(OUTBOX.KIND, OUTBOX.SUBJECT, OUTBOX.OCCURRENCE)
                        .doNothing()
                        .execute()
                == 1;
    }

    /**
     * Takes one mail that is due, or whose sender is lost, and counts the attempt.
     *
     * @param lostAt when this attempt, too, counts as lost
     */
    Optional<OutboxRecord> claim(UUID claim, Instant now, Instant lostAt) {
        return db.resultQuery(CLAIM, val(now), val(claim), val(lostAt))
                .coerce(OUTBOX)
                .fetchOptional();
    }

    /** Marks it sent; false where somebody else took it over meanwhile. */
    boolean sent(OutboxRecord mail, Instant now) {
        return settle(mail, Mail.State.SENT, mail.getLastError(), now);
    }

    /** Gives it up for good. */
    boolean dead(OutboxRecord mail, String error, Instant now) {
        return settle(mail, Mail.State.DEAD, error, now);
    }

    /** However the last mail ends, nothing of its reader is left. */
    private boolean settle(
            OutboxRecord mail, Mail.State state, @Nullable String error, Instant now) {
        var settled =
                db.update(OUTBOX)
                        .set(OUTBOX.STATE, state.name())
                        .set(OUTBOX.SETTLED_AT, now)
                        .setNull(OUTBOX.NEXT_ATTEMPT_AT)
                        .setNull(OUTBOX.CLAIM);
        if (Kind.of(mail.getKind()).orElseThrow().isTheLast()) {
            settled =
                    settled.setNull(OUTBOX.EMAIL)
                            .setNull(OUTBOX.NAME)
                            .setNull(OUTBOX.SUBJECT_LINE)
                            .setNull(OUTBOX.TEXT_SEALED)
                            .setNull(OUTBOX.HTML_SEALED)
                            .setNull(OUTBOX.LAST_ERROR);
        } else {
            settled = settled.set(OUTBOX.LAST_ERROR, error);
        }
        return settled.where(claimed(mail)).execute() == 1;
    }

    /**
     * Puts it back to be tried again.
     *
     * @param attempts those that count
     * @param maybeDoubled nobody knows whether it has arrived
     */
    boolean failed(
            OutboxRecord mail, int attempts, String error, boolean maybeDoubled, Instant next) {
        return db.update(OUTBOX)
                        .set(OUTBOX.STATE, Mail.State.FAILED.name())
                        .set(OUTBOX.ATTEMPTS, attempts)
                        .set(OUTBOX.LAST_ERROR, error)
                        .set(
                                OUTBOX.MAYBE_DOUBLED,
                                condition(OUTBOX.MAYBE_DOUBLED).or(val(maybeDoubled)))
                        .set(OUTBOX.NEXT_ATTEMPT_AT, next)
                        .setNull(OUTBOX.CLAIM)
                        .where(claimed(mail))
                        .execute()
                == 1;
    }

    private static Condition claimed(OutboxRecord mail) {
        return OUTBOX.ID.eq(mail.getId()).and(OUTBOX.CLAIM.eq(mail.getClaim()));
    }

    /**
     * Sends it again at staff's word: one that failed or was given up, while its words are kept.
     */
    boolean retry(UUID id, Instant now) {
        return db.update(OUTBOX)
                        .set(OUTBOX.STATE, Mail.State.QUEUED.name())
                        .set(OUTBOX.ATTEMPTS, 0)
                        .set(OUTBOX.NEXT_ATTEMPT_AT, now)
                        .setNull(OUTBOX.SETTLED_AT)
                        .where(OUTBOX.ID.eq(id))
                        .and(OUTBOX.STATE.in(Mail.State.FAILED.name(), Mail.State.DEAD.name()))
                        .and(OUTBOX.TEXT_SEALED.isNotNull())
                        .and(OUTBOX.EMAIL.isNotNull())
                        .execute()
                == 1;
    }

    /** Wipes whom they were to, and their words; what was still to be sent is given up. */
    int forget(Condition which, Instant now) {
        return db.update(OUTBOX)
                .setNull(OUTBOX.EMAIL)
                .setNull(OUTBOX.NAME)
                .setNull(OUTBOX.SUBJECT_LINE)
                .setNull(OUTBOX.TEXT_SEALED)
                .setNull(OUTBOX.HTML_SEALED)
                .setNull(OUTBOX.LAST_ERROR)
                .setNull(OUTBOX.NEXT_ATTEMPT_AT)
                .setNull(OUTBOX.CLAIM)
                .set(
                        OUTBOX.STATE,
                        case_().when(
                                        OUTBOX.NEXT_ATTEMPT_AT.isNotNull(),
                                        val(Mail.State.DEAD.name()))
                                .else_(OUTBOX.STATE))
                .set(OUTBOX.SETTLED_AT, coalesce(OUTBOX.SETTLED_AT, val(now)))
                .where(which)
                .execute();
    }

    /** Wipes the words of some mails that were settled long ago; answers of how many. */
    int wipe(Instant settledBefore) {
        return db.update(OUTBOX)
                .setNull(OUTBOX.TEXT_SEALED)
                .setNull(OUTBOX.HTML_SEALED)
                .where(OUTBOX.ID.in(settled(OUTBOX.TEXT_SEALED.isNotNull(), settledBefore)))
                .execute();
    }

    /** Deletes some mails that were settled long ago; answers how many. */
    int delete(Instant settledBefore) {
        return db.deleteFrom(OUTBOX)
                .where(OUTBOX.ID.in(settled(OUTBOX.SETTLED_AT.isNotNull(), settledBefore)))
                .execute();
    }

    private static Select<Record1<UUID>> settled(Condition which, Instant before) {
        return select(OUTBOX.ID)
                .from(OUTBOX)
                .where(which.and(OUTBOX.SETTLED_AT.lt(before)))
                .orderBy(OUTBOX.SETTLED_AT)
                .limit(AT_ONCE)
                .forUpdate()
                .skipLocked();
    }
}
