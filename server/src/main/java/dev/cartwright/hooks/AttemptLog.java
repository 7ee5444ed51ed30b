package dev.cartwright.hooks;

import static dev.cartwright.hooks.schema.Tables.ATTEMPTS;

import dev.cartwright.hooks.schema.tables.records.MessagesRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** What became of each attempt; it is kept as long as its message. */
@Repository
class AttemptLog {

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
}
