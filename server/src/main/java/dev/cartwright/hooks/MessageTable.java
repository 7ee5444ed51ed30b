package dev.cartwright.hooks;

import static dev.cartwright.hooks.schema.Tables.HOOKS;
import static dev.cartwright.hooks.schema.Tables.MESSAGES;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.cartwright.hooks.schema.tables.records.MessagesRecord;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.platform.Ids;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * Messages on their way. Each change is one statement, so that no transaction is open while a
 * receiver is spoken to.
 */
@Repository
class MessageTable {

    private static final int AT_ONCE = 1_000;

    private final DSLContext db;
    private final Ids ids;

    MessageTable(DSLContext db, Ids ids) {
        this.db = db;
        this.ids = ids;
    }

    /** An event as it is told. */
    record Told(
            UUID event, String type, @Nullable CustomerId customer, String payload, Instant now) {}

    /** Queues it for each endpoint that wants it; once, however often. Returns for how many. */
    int add(Told it, String channel) {
        return db.execute(
                MessageSql.ADD,
                val(it.event()),
                val(it.type()),
                val(it.customer() == null ? null : it.customer().value(), SQLDataType.UUID),
                val(it.payload()),
                val(it.now()),
                val(EventFilter.matching(it.type()).toArray(String[]::new)),
                val(channel));
    }

    /** Queues it for one endpoint, whatever that wants. */
    void addOne(UUID hook, Told it) {
        db.insertInto(MESSAGES)
                .set(MESSAGES.HOOK_ID, hook)
                .set(MESSAGES.EVENT_ID, it.event())
                .set(MESSAGES.EVENT_TYPE, it.type())
                .set(MESSAGES.PAYLOAD, it.payload())
                .set(MESSAGES.STATE, Message.State.QUEUED.name())
                .set(MESSAGES.ATTEMPTS, 0)
                .set(MESSAGES.QUEUED_AT, it.now())
                .set(MESSAGES.NEXT_ATTEMPT_AT, it.now())
                .execute();
    }

    /**
     * Takes one message that is due, or whose sender is lost, and counts the attempt.
     *
     * @param lostAt when this attempt, too, counts as lost
     * @param perHook to no endpoint more are sent at once; to one that fails one
     */
    Optional<MessagesRecord> claim(Instant now, Instant lostAt, int perHook) {
        return db.resultQuery(
                        MessageSql.CLAIM, val(now), val(ids.next()), val(lostAt), val(perHook))
                .coerce(MESSAGES)
                .fetchOptional();
    }

    /** Ends it; false where somebody else took it over meanwhile, or it was forgotten. */
    boolean settle(
            MessagesRecord it,
            Message.State state,
            @Nullable Integer status,
            @Nullable String error,
            Instant now) {
        return db.update(MESSAGES)
                        .set(MESSAGES.STATE, state.name())
                        .set(MESSAGES.SETTLED_AT, now)
                        .setNull(MESSAGES.NEXT_ATTEMPT_AT)
                        .setNull(MESSAGES.CLAIM)
                        .set(MESSAGES.LAST_STATUS, status)
                        .set(MESSAGES.LAST_ERROR, error)
                        .where(claimed(it))
                        .execute()
                == 1;
    }

    /** Puts it back to be tried again; as {@link #settle}. */
    boolean again(MessagesRecord it, @Nullable Integer status, String error, Instant next) {
        return db.update(MESSAGES)
                        .set(MESSAGES.STATE, Message.State.QUEUED.name())
                        .set(MESSAGES.NEXT_ATTEMPT_AT, next)
                        .setNull(MESSAGES.CLAIM)
                        .set(MESSAGES.LAST_STATUS, status)
                        .set(MESSAGES.LAST_ERROR, error)
                        .where(claimed(it))
                        .execute()
                == 1;
    }

    private static Condition claimed(MessagesRecord it) {
        return named(it.getHookId(), it.getEventId()).and(MESSAGES.CLAIM.eq(it.getClaim()));
    }

    private static Condition named(UUID hook, UUID event) {
        return MESSAGES.HOOK_ID.eq(hook).and(MESSAGES.EVENT_ID.eq(event));
    }

    /**
     * Sends it once more, whatever became of it; false where it is being sent, or there is none.
     */
    boolean replay(UUID hook, UUID event, Instant now) {
        var isAtRest =
                MESSAGES.STATE
                        .ne(Message.State.SENDING.name())
                        .or(MESSAGES.NEXT_ATTEMPT_AT.le(now));
        return again(named(hook, event).and(isAtRest), now) == 1;
    }

    /** Sends some of those once more that were given up until now; returns how many. */
    int recover(UUID hook, Instant since, Instant now) {
        return again(
                some(
                        MESSAGES.HOOK_ID
                                .eq(hook)
                                .and(MESSAGES.STATE.eq(Message.State.FAILED.name()))
                                .and(MESSAGES.QUEUED_AT.ge(since))
                                .and(MESSAGES.SETTLED_AT.le(now))),
                now);
    }

    /** Lets some try at once that wait for their next attempt; returns how many. */
    int hasten(UUID hook, Instant now) {
        return db.update(MESSAGES)
                .set(MESSAGES.NEXT_ATTEMPT_AT, now)
                .where(
                        some(
                                MESSAGES.HOOK_ID
                                        .eq(hook)
                                        .and(MESSAGES.STATE.eq(Message.State.QUEUED.name()))
                                        .and(MESSAGES.NEXT_ATTEMPT_AT.gt(now))))
                .execute();
    }

    private int again(Condition which, Instant now) {
        return db.update(MESSAGES)
                .set(MESSAGES.STATE, Message.State.QUEUED.name())
                .set(MESSAGES.ATTEMPTS, 0)
                .set(MESSAGES.NEXT_ATTEMPT_AT, now)
                .setNull(MESSAGES.CLAIM)
                .setNull(MESSAGES.SETTLED_AT)
                .where(which)
                .execute();
    }

    /** Deletes some of those that were queued long ago, whatever became of them. */
    int forget(Instant before) {
        return db.deleteFrom(MESSAGES).where(some(MESSAGES.QUEUED_AT.lt(before))).execute();
    }

    /** Deletes some of an endpoint that is no more. */
    int forgetOf(UUID hook) {
        return db.deleteFrom(MESSAGES)
                .where(
                        some(
                                MESSAGES.HOOK_ID
                                        .eq(hook)
                                        .andNotExists(
                                                select(HOOKS.ID)
                                                        .from(HOOKS)
                                                        .where(HOOKS.ID.eq(hook)))))
                .execute();
    }

    private static Condition some(Condition which) {
        return row(MESSAGES.HOOK_ID, MESSAGES.EVENT_ID)
                .in(
                        select(MESSAGES.HOOK_ID, MESSAGES.EVENT_ID)
                                .from(MESSAGES)
                                .where(which)
                                .limit(AT_ONCE)
                                .forUpdate()
                                .skipLocked());
    }
}
