package dev.cartwright.identity;

import static dev.cartwright.identity.schema.Tables.ASKED_MAILS;
import static org.jooq.impl.DSL.val;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Repository;

/** SQL for mails that strangers may ask for, counted before they are written. */
@Repository
class AskedMailTable {

    static final Duration DAY = Duration.ofDays(1);

    /** One statement, so that of many who ask at once one is heard. */
    private static final String COUNT =
            """
            insert into identity.asked_mails as before (key, mails, since, last_at)
            values ({0}, 1, {1}, {1})
            on conflict (key) do update set
                mails = case when before.since <= {3} then 1 else before.mails + 1 end,
                since = case when before.since <= {3} then {1} else before.since end,
                last_at = {1}
            where before.last_at <= {2} and (before.mails < {4} or before.since <= {3})
            """;

    private final DSLContext db;

    AskedMailTable(DSLContext db) {
        this.db = db;
    }

    /** Counts a mail; false where one has gone within the pause, or as many as may in a day. */
    boolean count(String key, Instant now, Duration pause, int most) {
        return db.execute(
                        COUNT,
                        val(key),
                        time(now),
                        time(now.minus(pause)),
                        time(now.minus(DAY)),
                        val(most))
                == 1;
    }

    private static Field<Instant> time(Instant at) {
        return val(at, ASKED_MAILS.SINCE);
    }

    void forget(Collection<String> keys) {
        db.deleteFrom(ASKED_MAILS).where(ASKED_MAILS.KEY.in(keys)).execute();
    }

    /** Forgets counts that bound nothing any more. */
    int forget(Instant now) {
        return db.deleteFrom(ASKED_MAILS).where(ASKED_MAILS.SINCE.le(now.minus(DAY))).execute();
    }
}
