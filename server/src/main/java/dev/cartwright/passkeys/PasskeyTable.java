package dev.cartwright.passkeys;

import static dev.cartwright.passkeys.schema.Tables.ANSWERED_CHALLENGES;
import static dev.cartwright.passkeys.schema.Tables.PASSKEYS;

import dev.cartwright.passkeys.schema.tables.records.PasskeysRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** SQL for passkeys, and for challenges that were answered. */
@Repository
class PasskeyTable {

    private final DSLContext db;

    PasskeyTable(DSLContext db) {
        this.db = db;
    }

    /** Counts somebody's, and keeps others from adding one for them meanwhile. */
    int countLocked(UUID owner) {
        db.fetch("select pg_advisory_xact_lock(hashtext(?))", "passkeys of " + owner);
        return db.fetchCount(PASSKEYS, PASSKEYS.OWNER_ID.eq(owner));
    }

    /** Returns whether it was added: not where anybody has it already. */
    boolean add(PasskeysRecord passkey) {
        return db.insertInto(PASSKEYS)
                        .set(passkey)
                        .onConflict(PASSKEYS.CREDENTIAL_ID)
                        .doNothing()
                        .execute()
                == 1;
    }

    Optional<PasskeysRecord> find(byte[] credentialId) {
        return db.selectFrom(PASSKEYS)
                .where(PASSKEYS.CREDENTIAL_ID.eq(credentialId))
                .fetchOptional();
    }

    boolean has(UUID owner) {
        return db.fetchExists(PASSKEYS, PASSKEYS.OWNER_ID.eq(owner));
    }

    /** Returns somebody's, oldest first. */
    List<PasskeysRecord> of(UUID owner) {
        return db.selectFrom(PASSKEYS)
                .where(PASSKEYS.OWNER_ID.eq(owner))
                .orderBy(PASSKEYS.PASSKEY_ID)
                .fetch();
    }

    /**
     * Notes that it opened something; returns whether it may: not where it is gone, or its device
     * has counted this far before.
     *
     * @param count 0 where the device does not count
     */
    boolean use(UUID id, long count, boolean backedUp, Instant now) {
        return db.update(PASSKEYS)
                        .set(PASSKEYS.SIGN_COUNT, count)
                        .set(PASSKEYS.BACKED_UP, backedUp)
                        .set(PASSKEYS.USED_AT, now)
                        .where(PASSKEYS.PASSKEY_ID.eq(id))
                        .and(PASSKEYS.SIGN_COUNT.lt(count).or(PASSKEYS.SIGN_COUNT.eq(0L)))
                        .execute()
                == 1;
    }

    Optional<PasskeysRecord> rename(UUID owner, UUID id, String label) {
        return db.update(PASSKEYS)
                .set(PASSKEYS.LABEL, label)
                .where(PASSKEYS.OWNER_ID.eq(owner))
                .and(PASSKEYS.PASSKEY_ID.eq(id))
                .returning()
                .fetchOptional();
    }

    Optional<PasskeysRecord> remove(UUID owner, UUID id) {
        return db.deleteFrom(PASSKEYS)
                .where(PASSKEYS.OWNER_ID.eq(owner))
                .and(PASSKEYS.PASSKEY_ID.eq(id))
                .returning()
                .fetchOptional();
    }

    int removeAll(UUID owner) {
        return db.deleteFrom(PASSKEYS).where(PASSKEYS.OWNER_ID.eq(owner)).execute();
    }

    /** Returns whether nobody has answered the challenge before. */
    boolean answer(byte[] challengeHash, Instant until) {
        return db.insertInto(ANSWERED_CHALLENGES)
                        .set(ANSWERED_CHALLENGES.HASH, challengeHash)
                        .set(ANSWERED_CHALLENGES.EXPIRES_AT, until)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    int forgetAnswers(Instant now) {
        return db.deleteFrom(ANSWERED_CHALLENGES)
                .where(ANSWERED_CHALLENGES.EXPIRES_AT.le(now))
                .execute();
    }
}
