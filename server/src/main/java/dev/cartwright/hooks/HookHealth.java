package dev.cartwright.hooks;

import static dev.cartwright.hooks.schema.Tables.HOOKS;

import java.time.Instant;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Repository;

/**
 * How endpoints do. An endpoint's row changes where it begins to fail and where it is well again,
 * not with each message: many are sent to it at once.
 */
@Repository
class HookHealth {

    private static final Logger LOG = LoggerFactory.getLogger(HookHealth.class);

    private final DSLContext db;

    HookHealth(DSLContext db) {
        this.db = db;
    }

    /** Whoever takes a message again waits for nothing any more. */
    void well(UUID hook) {
        db.update(HOOKS)
                .setNull(HOOKS.FAILING_SINCE)
                .setNull(HOOKS.HELD_UNTIL)
                .where(HOOKS.ID.eq(hook))
                .and(HOOKS.FAILING_SINCE.isNotNull().or(HOOKS.HELD_UNTIL.isNotNull()))
                .execute();
    }

    void failing(UUID hook, Instant now) {
        db.update(HOOKS)
                .set(HOOKS.FAILING_SINCE, now)
                .where(HOOKS.ID.eq(hook).and(HOOKS.FAILING_SINCE.isNull()))
                .execute();
    }

    /** It asked to be left alone: of two wishes the longer one counts. */
    void hold(UUID hook, Instant until) {
        db.update(HOOKS)
                .set(HOOKS.HELD_UNTIL, until)
                .where(HOOKS.ID.eq(hook))
                .and(HOOKS.HELD_UNTIL.isNull().or(HOOKS.HELD_UNTIL.lt(until)))
                .execute();
    }

    /** Staff says that it need not be left alone any longer. */
    void release(UUID hook) {
        db.update(HOOKS)
                .setNull(HOOKS.HELD_UNTIL)
                .where(HOOKS.ID.eq(hook).and(HOOKS.HELD_UNTIL.isNotNull()))
                .execute();
    }

    /** It wants no more. */
    void gone(UUID hook, Instant now) {
        disable(HOOKS.ID.eq(hook), hook, "It answered 410 Gone", now);
    }

    /** Nothing has succeeded for too long, and a message was given up just now. */
    void givenUp(UUID hook, Instant failingSince, Instant now) {
        disable(
                HOOKS.ID.eq(hook).and(HOOKS.FAILING_SINCE.le(failingSince)),
                hook,
                "Nothing was delivered since " + failingSince + " or longer",
                now);
    }

    private void disable(Condition which, UUID hook, String reason, Instant now) {
        var disabled =
                db.update(HOOKS)
                        .set(HOOKS.STATUS, Hook.Status.DISABLED.name())
                        .set(HOOKS.STATUS_REASON, reason)
                        .set(HOOKS.STATUS_AT, now)
                        .set(HOOKS.VERSION, HOOKS.VERSION.plus(1))
                        .where(which.and(HOOKS.STATUS.ne(Hook.Status.DISABLED.name())))
                        .execute();
        if (disabled == 1) {
            LOG.warn("Webhook endpoint {} is disabled: {}", hook, reason);
        }
    }
}
