package dev.cartwright.webhooks;

import static dev.cartwright.webhooks.schema.Tables.PAYMENT_WEBHOOKS;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import dev.cartwright.webhooks.schema.tables.records.PaymentWebhooksRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** All SQL of this module. */
@Repository
class WebhookTable {

    private static final int AT_ONCE = 1_000;

    private final DSLContext db;

    WebhookTable(DSLContext db) {
        this.db = db;
    }

    /** Keeps an event once; another time it is only counted. */
    void keep(PaymentWebhooksRecord row) {
        db.insertInto(PAYMENT_WEBHOOKS)
                .set(row)
                .onConflict(
                        PAYMENT_WEBHOOKS.PROCESSOR,
                        PAYMENT_WEBHOOKS.ACCOUNT,
                        PAYMENT_WEBHOOKS.EVENT_ID)
                .doUpdate()
                .set(PAYMENT_WEBHOOKS.TIMES, PAYMENT_WEBHOOKS.TIMES.plus(1))
                .execute();
    }

    /** Locks the event whose turn it is; not one that another node has. */
    Optional<PaymentWebhooksRecord> next(Instant now) {
        return db.selectFrom(PAYMENT_WEBHOOKS)
                .where(PAYMENT_WEBHOOKS.STATUS.eq(Status.RECEIVED.name()))
                .and(PAYMENT_WEBHOOKS.DUE_AT.le(now))
                .orderBy(PAYMENT_WEBHOOKS.DUE_AT)
                .limit(1)
                .forUpdate()
                .skipLocked()
                .fetchOptional();
    }

    void done(UUID id, Status status, @Nullable String remark, Instant now) {
        db.update(PAYMENT_WEBHOOKS)
                .set(PAYMENT_WEBHOOKS.STATUS, status.name())
                .set(PAYMENT_WEBHOOKS.REMARK, remark)
                .set(PAYMENT_WEBHOOKS.DONE_AT, now)
                .set(PAYMENT_WEBHOOKS.ATTEMPTS, PAYMENT_WEBHOOKS.ATTEMPTS.plus(1))
                .where(PAYMENT_WEBHOOKS.ID.eq(id))
                .execute();
    }

    /** Not now: it is tried again. */
    void later(UUID id, String remark, Instant dueAt) {
        db.update(PAYMENT_WEBHOOKS)
                .set(PAYMENT_WEBHOOKS.REMARK, remark)
                .set(PAYMENT_WEBHOOKS.DUE_AT, dueAt)
                .set(PAYMENT_WEBHOOKS.ATTEMPTS, PAYMENT_WEBHOOKS.ATTEMPTS.plus(1))
                .where(PAYMENT_WEBHOOKS.ID.eq(id))
                .execute();
    }

    /** Whatever became of it, it is tried anew; false where there is none. */
    boolean replay(UUID id, Instant now) {
        return db.update(PAYMENT_WEBHOOKS)
                        .set(PAYMENT_WEBHOOKS.STATUS, Status.RECEIVED.name())
                        .set(PAYMENT_WEBHOOKS.ATTEMPTS, 0)
                        .set(PAYMENT_WEBHOOKS.DUE_AT, now)
                        .setNull(PAYMENT_WEBHOOKS.DONE_AT)
                        .where(PAYMENT_WEBHOOKS.ID.eq(id))
                        .execute()
                == 1;
    }

    /** The newest first. */
    List<PaymentWebhooksRecord> page(
            @Nullable String processor, @Nullable Status status, @Nullable UUID after, int limit) {
        return db.selectFrom(PAYMENT_WEBHOOKS)
                .where(processor == null ? noCondition() : PAYMENT_WEBHOOKS.PROCESSOR.eq(processor))
                .and(status == null ? noCondition() : PAYMENT_WEBHOOKS.STATUS.eq(status.name()))
                .and(after == null ? noCondition() : PAYMENT_WEBHOOKS.ID.lt(after))
                .orderBy(PAYMENT_WEBHOOKS.ID.desc())
                .limit(limit)
                .fetch();
    }

    Optional<PaymentWebhooksRecord> find(UUID id) {
        return db.selectFrom(PAYMENT_WEBHOOKS).where(PAYMENT_WEBHOOKS.ID.eq(id)).fetchOptional();
    }

    /** Drops what events say of people, some at a time; what they told stays. */
    void dropBodies(Instant before) {
        int some;
        do {
            some =
                    db.update(PAYMENT_WEBHOOKS)
                            .setNull(PAYMENT_WEBHOOKS.BODY)
                            .where(
                                    PAYMENT_WEBHOOKS.ID.in(
                                            select(PAYMENT_WEBHOOKS.ID)
                                                    .from(PAYMENT_WEBHOOKS)
                                                    .where(PAYMENT_WEBHOOKS.RECEIVED_AT.lt(before))
                                                    .and(PAYMENT_WEBHOOKS.BODY.isNotNull())
                                                    .limit(AT_ONCE)))
                            .execute();
        } while (some == AT_ONCE);
    }
}
