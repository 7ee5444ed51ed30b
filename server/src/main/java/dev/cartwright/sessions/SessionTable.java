package dev.cartwright.sessions;

import static dev.cartwright.sessions.schema.Tables.REFRESH_TOKENS;
import static dev.cartwright.sessions.schema.Tables.SESSIONS;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.noCondition;

import dev.cartwright.sessions.schema.tables.records.SessionsRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** SQL for sessions; the row of a session is the lock of all its refresh tokens. */
@Repository
class SessionTable {

    private final DSLContext db;

    SessionTable(DSLContext db) {
        this.db = db;
    }

    void begin(SessionsRecord session, byte[] tokenHash) {
        db.executeInsert(session);
        addToken(session.getSessionId(), 0, tokenHash, session.getStartedAt());
    }

    private void addToken(UUID session, int generation, byte[] hash, Instant at) {
        db.insertInto(REFRESH_TOKENS)
                .set(REFRESH_TOKENS.SESSION_ID, session)
                .set(REFRESH_TOKENS.GENERATION, generation)
                .set(REFRESH_TOKENS.TOKEN_HASH, hash)
                .set(REFRESH_TOKENS.ISSUED_AT, at)
                .execute();
    }

    /**
     * Locks the session of a token. Only what stands in its row is as new as the lock, and only the
     * generation of a token, which never changes, may be taken from elsewhere.
     */
    Optional<Family> lock(byte[] tokenHash) {
        return db.select(SESSIONS.asterisk(), REFRESH_TOKENS.GENERATION.as("presented"))
                .from(SESSIONS)
                .join(REFRESH_TOKENS)
                .on(REFRESH_TOKENS.SESSION_ID.eq(SESSIONS.SESSION_ID))
                .where(REFRESH_TOKENS.TOKEN_HASH.eq(tokenHash))
                .forUpdate()
                .of(SESSIONS)
                .fetchOptional(row ->
                        new Family(
                                row.get(SESSIONS.SESSION_ID),
                                row.get(SESSIONS.USER_ID),
                                row.get(SESSIONS.EPOCH),
                                row.get(SESSIONS.GENERATION),
                                row.get("presented", int.class),
                                row.get(SESSIONS.AGENT),
                                row.get(SESSIONS.STARTED_AT),
                                row.get(SESSIONS.LAST_USED_AT),
                                row.get(SESSIONS.EXPIRES_AT),
                                row.get(SESSIONS.ENDED_AT) != null));
    }

    /** Adds the successor of the newest token of a locked session. Two rows, so two statements. */
    void rotate(Family family, byte[] successorHash, String network, Instant now, Instant until) {
        var next = family.generation() + 1;
        addToken(family.id(), next, successorHash, now);
        db.update(SESSIONS)
                .set(SESSIONS.GENERATION, next)
                .set(SESSIONS.NETWORK, network)
                .set(SESSIONS.LAST_USED_AT, now)
                .set(SESSIONS.EXPIRES_AT, until)
                .where(SESSIONS.SESSION_ID.eq(family.id()))
                .execute();
    }

    /** Ends one session of the user's; false where there is none that is still open. */
    boolean end(UUID user, UUID session, End reason, Instant at) {
        return end(SESSIONS.USER_ID.eq(user).and(SESSIONS.SESSION_ID.eq(session)), reason, at) == 1;
    }

    /** Ends all sessions of the user's, perhaps but one; answers how many. */
    int endAll(UUID user, @Nullable UUID but, End reason, Instant at) {
        var others = but == null ? noCondition() : SESSIONS.SESSION_ID.ne(but);
        return end(SESSIONS.USER_ID.eq(user).and(others), reason, at);
    }

    private int end(Condition which, End reason, Instant at) {
        return db.update(SESSIONS)
                .set(SESSIONS.ENDED_AT, at)
                .set(SESSIONS.END_REASON, reason.name())
                .where(which)
                .and(SESSIONS.ENDED_AT.isNull())
                .execute();
    }

    /** The devices that are signed in, the one used last first. */
    List<Device> open(UUID user, int epoch, Instant now) {
        return db.select(
                        SESSIONS.SESSION_ID,
                        SESSIONS.AGENT,
                        SESSIONS.NETWORK,
                        SESSIONS.STARTED_AT,
                        SESSIONS.LAST_USED_AT)
                .from(SESSIONS)
                .where(SESSIONS.USER_ID.eq(user))
                .and(SESSIONS.EPOCH.eq(epoch))
                .and(SESSIONS.ENDED_AT.isNull())
                .and(SESSIONS.EXPIRES_AT.gt(now))
                .orderBy(SESSIONS.LAST_USED_AT.desc(), SESSIONS.SESSION_ID)
                .fetch(mapping(Device::new));
    }

    /** All that are still known, for their owner to see. */
    List<Map<String, Object>> all(UUID user) {
        return db.select(
                        SESSIONS.AGENT.as("device"),
                        SESSIONS.NETWORK.as("network"),
                        SESSIONS.STARTED_AT.as("startedAt"),
                        SESSIONS.LAST_USED_AT.as("lastUsedAt"))
                .from(SESSIONS)
                .where(SESSIONS.USER_ID.eq(user))
                .orderBy(SESSIONS.SESSION_ID)
                .fetchMaps();
    }

    boolean isKnown(UUID user, String network, Instant since) {
        return db.fetchExists(
                SESSIONS,
                SESSIONS.USER_ID
                        .eq(user)
                        .and(SESSIONS.NETWORK.eq(network))
                        .and(SESSIONS.LAST_USED_AT.ge(since)));
    }

    /** Wipes where and with what somebody was signed in. */
    int wipe(UUID user) {
        return db.update(SESSIONS)
                .set(SESSIONS.NETWORK, "")
                .set(SESSIONS.AGENT, "")
                .where(SESSIONS.USER_ID.eq(user))
                .execute();
    }

    /** Forgets sessions that are over, with their tokens, some at a time. */
    int forget(Instant endedBefore, int most) {
        var over =
                db.select(SESSIONS.SESSION_ID)
                        .from(SESSIONS)
                        .where(
                                SESSIONS.EXPIRES_AT
                                        .lt(endedBefore)
                                        .or(SESSIONS.ENDED_AT.lt(endedBefore)))
                        .limit(most)
                        .forUpdate()
                        .skipLocked();
        return db.deleteFrom(SESSIONS).where(SESSIONS.SESSION_ID.in(over)).execute();
    }

    /** Forgets tokens that were replaced long ago; the newest of each session stays. */
    int forgetTokens(Instant issuedBefore) {
        return db.deleteFrom(REFRESH_TOKENS)
                .using(SESSIONS)
                .where(SESSIONS.SESSION_ID.eq(REFRESH_TOKENS.SESSION_ID))
                .and(REFRESH_TOKENS.GENERATION.lt(SESSIONS.GENERATION.minus(1)))
                .and(REFRESH_TOKENS.ISSUED_AT.lt(issuedBefore))
                .execute();
    }
}
