package dev.cartwright.hooks;

import static dev.cartwright.hooks.schema.Tables.ATTEMPTS;
import static dev.cartwright.hooks.schema.Tables.MESSAGES;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import dev.cartwright.hooks.schema.tables.records.AttemptsRecord;
import dev.cartwright.hooks.schema.tables.records.MessagesRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Messages and attempts as staff looks at them: newest first. */
@Repository
class MessageQuery {

    private final DSLContext db;

    MessageQuery(DSLContext db) {
        this.db = db;
    }

    /** Where a list of messages goes on. */
    record Place(Instant queuedAt, UUID event) {}

    List<Message> messages(
            UUID hook,
            Message.@Nullable State state,
            @Nullable String type,
            @Nullable Place after,
            int limit) {
        var place = row(MESSAGES.QUEUED_AT, MESSAGES.EVENT_ID);
        return db.selectFrom(MESSAGES)
                .where(MESSAGES.HOOK_ID.eq(hook))
                .and(state == null ? noCondition() : MESSAGES.STATE.eq(state.name()))
                .and(type == null ? noCondition() : MESSAGES.EVENT_TYPE.eq(type))
                .and(after == null ? noCondition() : place.lt(row(after.queuedAt(), after.event())))
                .orderBy(MESSAGES.QUEUED_AT.desc(), MESSAGES.EVENT_ID.desc())
                .limit(limit)
                .fetch(it -> message(it, null));
    }

    Optional<Message> find(UUID hook, UUID event) {
        return db.selectFrom(MESSAGES)
                .where(MESSAGES.HOOK_ID.eq(hook).and(MESSAGES.EVENT_ID.eq(event)))
                .fetchOptional(it -> message(it, it.getPayload()));
    }

    private static Message message(MessagesRecord it, @Nullable String payload) {
        var state = Message.State.valueOf(it.getState());
        return new Message(
                it.getEventId(),
                it.getEventType(),
                state,
                it.getAttempts(),
                it.getQueuedAt(),
                state == Message.State.SENDING ? null : it.getNextAttemptAt(),
                it.getSettledAt(),
                it.getLastStatus(),
                it.getLastError(),
                payload);
    }

    /** What attempts are narrowed by; null does not narrow. */
    record Narrowed(@Nullable UUID event, @Nullable Boolean delivered, @Nullable String type) {}

    List<Attempt> attempts(UUID hook, Narrowed which, @Nullable UUID after, int limit) {
        var delivered = which.delivered();
        return db.selectFrom(ATTEMPTS)
                .where(ATTEMPTS.HOOK_ID.eq(hook))
                .and(which.event() == null ? noCondition() : ATTEMPTS.EVENT_ID.eq(which.event()))
                .and(delivered == null ? noCondition() : ATTEMPTS.DELIVERED.eq(delivered))
                .and(which.type() == null ? noCondition() : ATTEMPTS.EVENT_TYPE.eq(which.type()))
                .and(after == null ? noCondition() : ATTEMPTS.ID.lt(after))
                .orderBy(ATTEMPTS.ID.desc())
                .limit(limit)
                .fetch(MessageQuery::attempt);
    }

    private static Attempt attempt(AttemptsRecord it) {
        return new Attempt(
                it.getId(),
                it.getEventId(),
                it.getEventType(),
                it.getNumber(),
                it.getAt(),
                it.getDurationMs(),
                it.getDelivered(),
                it.getStatus(),
                it.getError(),
                it.getAnswer());
    }
}
