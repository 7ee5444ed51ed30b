package dev.cartwright.hooks;

import static dev.cartwright.hooks.schema.Tables.ATTEMPTS;
import static dev.cartwright.hooks.schema.Tables.HOOKS;
import static org.jooq.impl.DSL.select;

import dev.cartwright.hooks.schema.tables.records.MessagesRecord;
import java.time.Instant;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** What became of each attempt. */
@Repository
class AttemptLog {

    private static final int AT_ONCE = 1_000;

    private final DSLContext db;

    AttemptLog(DSLContext db) {
        this.db = db;
    }

    /** How an attempt ended. */
    record Ended(
            int durationMs,
            boolean delivered,
            @Nullable Integer status,
            @Nullable String error,
            @Nullable String answer) {}

    /** Its id is that of the claim, so that an attempt is there once. */
    void add(MessagesRecord message, Ended ended) {
        db.insertInto(ATTEMPTS)
                .set(ATTEMPTS.ID, message.getClaim())
                .set(ATTEMPTS.HOOK_ID, message.getHookId())
                .set(ATTEMPTS.EVENT_ID, message.getEventId())
                .set(ATTEMPTS.EVENT_TYPE, message.getEventType())
                .set(ATTEMPTS.NUMBER, message.getAttempts())
                .set(ATTEMPTS.AT, message.getAttemptedAt())
                .set(ATTEMPTS.DURATION_MS, ended.durationMs())
                .set(ATTEMPTS.DELIVERED, ended.delivered())
                .set(ATTEMPTS.STATUS, ended.status())
                .set(ATTEMPTS.ERROR, ended.error())
                .set(ATTEMPTS.ANSWER, ended.answer())
                .execute();
    }

    /** Deletes some that were made long ago. */
    int forget(Instant before) {
        return delete(ATTEMPTS.AT.lt(before));
    }

    /** Deletes some of an endpoint that is no more. */
    int forgetOf(UUID hook) {
        return delete(
                ATTEMPTS.HOOK_ID
                        .eq(hook)
                        .andNotExists(select(HOOKS.ID).from(HOOKS).where(HOOKS.ID.eq(hook))));
    }

    private int delete(Condition which) {
        return db.deleteFrom(ATTEMPTS)
                .where(
                        ATTEMPTS.ID.in(
                                select(ATTEMPTS.ID)
                                        .from(ATTEMPTS)
                                        .where(which)
                                        .limit(AT_ONCE)
                                        .forUpdate()
                                        .skipLocked()))
                .execute();
    }
}
