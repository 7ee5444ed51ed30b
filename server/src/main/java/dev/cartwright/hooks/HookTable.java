package dev.cartwright.hooks;

import static dev.cartwright.hooks.schema.Tables.HOOKS;
import static dev.cartwright.hooks.schema.Tables.SECRETS;
import static org.jooq.impl.DSL.when;

import dev.cartwright.hooks.schema.tables.records.HooksRecord;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Ids;
import java.time.Instant;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Endpoints and their secrets as they are written. */
@Repository
class HookTable {

    private final DSLContext db;
    private final Ids ids;
    private final Sealed sealed;

    HookTable(DSLContext db, Ids ids, Sealed sealed) {
        this.db = db;
        this.ids = ids;
        this.sealed = sealed;
    }

    void add(HooksRecord hook) {
        db.insertInto(HOOKS).set(hook).execute();
    }

    /**
     * Writes what the record has set. How another server did says nothing of the one that is at the
     * new address.
     *
     * @param seen the version a caller has seen; null does not mind
     * @return whether it was written
     */
    boolean change(UUID id, @Nullable Integer seen, HooksRecord wanted) {
        return db.update(HOOKS)
                        .set(wanted)
                        .set(HOOKS.FAILING_SINCE, ofTheSame(HOOKS.FAILING_SINCE, wanted))
                        .set(HOOKS.HELD_UNTIL, ofTheSame(HOOKS.HELD_UNTIL, wanted))
                        .set(HOOKS.VERSION, HOOKS.VERSION.plus(1))
                        .where(as(id, seen))
                        .execute()
                == 1;
    }

    private static Field<Instant> ofTheSame(Field<Instant> known, HooksRecord wanted) {
        return when(HOOKS.URL.eq(wanted.getUrl()), known);
    }

    /** Counts endpoints, and keeps others from making one meanwhile. */
    int countLocked() {
        db.fetch("select pg_advisory_xact_lock(hashtext('hooks.hooks'))");
        return db.fetchCount(HOOKS);
    }

    boolean delete(UUID id, @Nullable Integer seen) {
        return db.deleteFrom(HOOKS).where(as(id, seen)).execute() == 1;
    }

    private static Condition as(UUID id, @Nullable Integer seen) {
        var it = HOOKS.ID.eq(id);
        return seen == null ? it : it.and(HOOKS.VERSION.eq(seen));
    }

    /** Staff stops it or lets it begin anew; how it did before counts no more. */
    boolean turn(UUID id, Hook.Status status, Instant now) {
        return db.update(HOOKS)
                        .set(HOOKS.STATUS, status.name())
                        .setNull(HOOKS.STATUS_REASON)
                        .set(HOOKS.STATUS_AT, now)
                        .setNull(HOOKS.FAILING_SINCE)
                        .setNull(HOOKS.HELD_UNTIL)
                        .set(HOOKS.VERSION, HOOKS.VERSION.plus(1))
                        .set(HOOKS.CHANGED_AT, now)
                        .set(HOOKS.CHANGED_BY, Actor.current().label())
                        .where(HOOKS.ID.eq(id))
                        .and(HOOKS.STATUS.ne(status.name()))
                        .execute()
                == 1;
    }

    /** Keeps others from exchanging the secret meanwhile; false where there is no such endpoint. */
    boolean lock(UUID id) {
        return db.select(HOOKS.ID)
                .from(HOOKS)
                .where(HOOKS.ID.eq(id))
                .forNoKeyUpdate()
                .fetchOptional()
                .isPresent();
    }

    int secrets(UUID hook, Instant now) {
        return db.fetchCount(SECRETS, SECRETS.HOOK_ID.eq(hook).and(signs(now)));
    }

    /** Whether it still signs. */
    static Condition signs(Instant now) {
        return SECRETS.SIGNS_UNTIL.isNull().or(SECRETS.SIGNS_UNTIL.gt(now));
    }

    void retireSecrets(UUID hook, Instant until) {
        db.update(SECRETS)
                .set(SECRETS.SIGNS_UNTIL, until)
                .where(SECRETS.HOOK_ID.eq(hook))
                .and(signs(until))
                .execute();
    }

    void addSecret(UUID hook, String secret, Instant now) {
        var id = ids.next();
        db.insertInto(SECRETS)
                .set(SECRETS.ID, id)
                .set(SECRETS.HOOK_ID, hook)
                .set(SECRETS.SEALED, sealed.secret(id, secret))
                .set(SECRETS.MADE_AT, now)
                .set(SECRETS.MADE_BY, Actor.current().label())
                .execute();
    }

    void forgetSecrets(Instant now) {
        db.deleteFrom(SECRETS).where(SECRETS.SIGNS_UNTIL.le(now)).execute();
    }
}
