package dev.cartwright.attempts;

import static dev.cartwright.attempts.schema.Tables.SIGN_IN_ATTEMPTS;
import static org.jooq.impl.DSL.val;

import java.time.Duration;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Repository;

/** SQL for tries to sign in: each counts as failed before anybody looks at the password. */
@Repository
class AttemptTable {

    /**
     * One statement, so that of many at once each counts, and none is let through beside another.
     */
    private static final String COUNT =
            """
            with counted as (
                insert into attempts.sign_in_attempts as before (key, failures, last_at, next_at)
                values ({0}, 1, {1}, {2})
                on conflict (key) do update set
                    failures = case when before.last_at < {2} then 1 else before.failures + 1 end,
                    last_at = {1},
                    next_at = case when before.last_at < {2} or before.failures < {3} then {2}
                        else {1} + interval '1 second'
                            * least({4}, 2 ^ least(before.failures - {3}, 30)) end
                where before.next_at <= {1}
                returning failures
            )
            select counted.failures, asked.next_at
            from (values (1)) one (n)
                left join counted on true
                left join attempts.sign_in_attempts asked on asked.key = {0}
            """;

    private final DSLContext db;

    AttemptTable(DSLContext db) {
        this.db = db;
    }

    /**
     * How a try stands.
     *
     * @param failures with this one; 0 where it came too early and does not count
     * @param nextAt before which a try comes too early
     */
    record Counted(int failures, Instant nextAt) {

        boolean tooEarly() {
            return failures == 0;
        }
    }

    /**
     * Counts a try as failed, unless it comes too early.
     *
     * @param free so many wait for nothing; each further one makes the next wait twice as long
     */
    Counted count(String key, Instant now, Instant forgotten, int free, Duration longestPause) {
        var row =
                db.fetchSingle(
                        COUNT, key, time(now), time(forgotten), free, longestPause.toSeconds());
        var failures = row.get(0, Integer.class);
        var nextAt = row.get(1, Instant.class);
        // Of a first try that another node has just counted, this statement does not see the row.
        return new Counted(failures == null ? 0 : failures, nextAt == null ? now : nextAt);
    }

    private static Field<Instant> time(Instant at) {
        return val(at, SIGN_IN_ATTEMPTS.LAST_AT);
    }

    /** Takes back all of them: the password was right. */
    void succeeded(String key) {
        db.deleteFrom(SIGN_IN_ATTEMPTS).where(SIGN_IN_ATTEMPTS.KEY.eq(key)).execute();
    }

    /** Takes back this one: others of the account's failures may be a guesser's. */
    void takeBack(String key) {
        db.update(SIGN_IN_ATTEMPTS)
                .set(SIGN_IN_ATTEMPTS.FAILURES, SIGN_IN_ATTEMPTS.FAILURES.minus(1))
                .where(SIGN_IN_ATTEMPTS.KEY.eq(key))
                .and(SIGN_IN_ATTEMPTS.FAILURES.gt(0))
                .execute();
    }

    int forget(Instant before) {
        return db.deleteFrom(SIGN_IN_ATTEMPTS).where(SIGN_IN_ATTEMPTS.LAST_AT.lt(before)).execute();
    }
}
