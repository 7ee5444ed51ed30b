package dev.cartwright.secondfactor;

import static dev.cartwright.secondfactor.schema.Tables.FACTORS;

import dev.cartwright.secondfactor.schema.tables.records.FactorsRecord;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** SQL for factors, offered or set. */
@Repository
class FactorTable {

    private final DSLContext db;

    FactorTable(DSLContext db) {
        this.db = db;
    }

    /**
     * Offers a secret, unless the owner has a factor or an offer that is young enough; returns what
     * they have now. Two statements: the first keeps the row as it is, also where it changes
     * nothing.
     *
     * @param old an offer that was made then, or before, is one no more
     */
    FactorsRecord offer(UUID owner, byte[] secret, Instant now, Instant old) {
        db.insertInto(FACTORS)
                .set(FACTORS.OWNER_ID, owner)
                .set(FACTORS.SECRET, secret)
                .set(FACTORS.OFFERED_AT, now)
                .onConflict(FACTORS.OWNER_ID)
                .doUpdate()
                .set(FACTORS.SECRET, secret)
                .set(FACTORS.OFFERED_AT, now)
                .where(FACTORS.CONFIRMED_AT.isNull())
                .and(FACTORS.OFFERED_AT.le(old))
                .execute();
        return db.selectFrom(FACTORS).where(FACTORS.OWNER_ID.eq(owner)).fetchSingle();
    }

    /** Keeps a factor, and what hangs on it, as they are until the transaction ends. */
    Optional<FactorsRecord> lock(UUID owner) {
        return db.selectFrom(FACTORS)
                .where(FACTORS.OWNER_ID.eq(owner))
                .forNoKeyUpdate()
                .fetchOptional();
    }

    /** As {@link #lock}; throws {@link SecondFactorProblem} where none is set. */
    void lockSet(UUID owner) {
        if (lock(owner).filter(FactorTable::isSet).isEmpty()) {
            throw SecondFactorProblem.notSet();
        }
    }

    static boolean isSet(FactorsRecord factor) {
        return factor.getConfirmedAt() != null;
    }

    /** Returns the factor that is set. */
    Optional<FactorsRecord> find(UUID owner) {
        return db.selectFrom(FACTORS)
                .where(FACTORS.OWNER_ID.eq(owner))
                .and(FACTORS.CONFIRMED_AT.isNotNull())
                .fetchOptional();
    }

    boolean has(UUID owner) {
        return db.fetchExists(
                FACTORS, FACTORS.OWNER_ID.eq(owner).and(FACTORS.CONFIRMED_AT.isNotNull()));
    }

    /** Of a locked offer. */
    void confirm(UUID owner, Instant now, long step) {
        db.update(FACTORS)
                .set(FACTORS.CONFIRMED_AT, now)
                .set(FACTORS.LAST_STEP, step)
                .where(FACTORS.OWNER_ID.eq(owner))
                .execute();
    }

    /**
     * Uses the code of a step up; false where it, or that of a later one, was used before.
     *
     * @param secret the sealed one that the code was found right by
     */
    boolean use(UUID owner, byte[] secret, long step) {
        return db.update(FACTORS)
                        .set(FACTORS.LAST_STEP, step)
                        .where(FACTORS.OWNER_ID.eq(owner))
                        .and(FACTORS.SECRET.eq(secret))
                        .and(FACTORS.LAST_STEP.lt(step))
                        .execute()
                == 1;
    }

    /** With its codes, and the removal that somebody asked for. */
    void delete(UUID owner) {
        db.deleteFrom(FACTORS).where(FACTORS.OWNER_ID.eq(owner)).execute();
    }

    /** Nothing, where it is turned on. */
    void withdrawOffer(UUID owner) {
        db.deleteFrom(FACTORS)
                .where(FACTORS.OWNER_ID.eq(owner))
                .and(FACTORS.CONFIRMED_AT.isNull())
                .execute();
    }

    void forgetOffers(Instant old) {
        db.deleteFrom(FACTORS)
                .where(FACTORS.CONFIRMED_AT.isNull())
                .and(FACTORS.OFFERED_AT.le(old))
                .execute();
    }
}
