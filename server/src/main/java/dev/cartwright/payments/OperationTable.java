package dev.cartwright.payments;

import static dev.cartwright.payments.schema.Tables.PAYMENTS;
import static dev.cartwright.payments.schema.Tables.PAYMENT_TRANSACTIONS;
import static org.jooq.impl.DSL.noCondition;

import dev.cartwright.kernel.PaymentId;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Operation.Kind;
import dev.cartwright.processors.Operation.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * How far an operation has come on its way to its processor and back, before it changes its
 * payment: each write is one statement that fits only one state, and needs no lock.
 */
@Repository
class OperationTable {

    private static final List<String> TO_ASK =
            List.of("NEW", "NOT_SENT", "SENT", "PENDING", "UNKNOWN");

    private final DSLContext db;

    OperationTable(DSLContext db) {
        this.db = db;
    }

    /** Whether the processor itself has said what became of it. */
    boolean isSettled(UUID operation) {
        return db.fetchExists(
                PAYMENT_TRANSACTIONS,
                PAYMENT_TRANSACTIONS
                        .ID
                        .eq(operation)
                        .and(PAYMENT_TRANSACTIONS.SETTLED_AT.isNotNull()));
    }

    /** Only one who finds it new may call a processor. */
    boolean markSent(UUID operation, Instant now, Instant askAt) {
        return db.update(PAYMENT_TRANSACTIONS)
                        .set(PAYMENT_TRANSACTIONS.STATUS, Status.SENT.name())
                        .set(PAYMENT_TRANSACTIONS.SENT_AT, now)
                        .set(PAYMENT_TRANSACTIONS.ASK_AT, askAt)
                        .where(PAYMENT_TRANSACTIONS.ID.eq(operation))
                        .and(PAYMENT_TRANSACTIONS.STATUS.eq(Status.NEW.name()))
                        .execute()
                == 1;
    }

    /** What nobody was sent is settled by that alone. */
    void passOver(UUID operation, String reason, Instant now) {
        db.update(PAYMENT_TRANSACTIONS)
                .set(PAYMENT_TRANSACTIONS.STATUS, Status.NOT_FOUND.name())
                .set(PAYMENT_TRANSACTIONS.REASON, reason)
                .set(PAYMENT_TRANSACTIONS.SETTLED_AT, now)
                .where(PAYMENT_TRANSACTIONS.ID.eq(operation))
                .execute();
    }

    /** Stays to be asked about until what follows from it has committed, too. */
    boolean giveUp(UUID operation) {
        return db.update(PAYMENT_TRANSACTIONS)
                        .set(PAYMENT_TRANSACTIONS.STATUS, Status.NOT_SENT.name())
                        .where(PAYMENT_TRANSACTIONS.ID.eq(operation))
                        .and(PAYMENT_TRANSACTIONS.STATUS.eq(Status.NEW.name()))
                        .execute()
                == 1;
    }

    /**
     * Notes that it is not known yet. Where that is so for too long, it is for a person; a
     * processor that has it and will say later may take days.
     *
     * @param failedAt null where the processor did not say that it has failed
     */
    void unknown(
            UUID operation,
            String reason,
            Instant askAt,
            boolean manual,
            @Nullable Instant failedAt) {
        db.update(PAYMENT_TRANSACTIONS)
                .set(
                        PAYMENT_TRANSACTIONS.STATUS,
                        DSL.case_(PAYMENT_TRANSACTIONS.STATUS)
                                .when(Status.PENDING.name(), Status.PENDING.name())
                                .else_((manual ? Status.MANUAL : Status.UNKNOWN).name()))
                .set(PAYMENT_TRANSACTIONS.REASON, reason)
                .set(PAYMENT_TRANSACTIONS.ASKED, PAYMENT_TRANSACTIONS.ASKED.plus(1))
                .set(PAYMENT_TRANSACTIONS.ASK_AT, askAt)
                .set(
                        PAYMENT_TRANSACTIONS.FAILED_AT,
                        DSL.coalesce(
                                DSL.val(failedAt, PAYMENT_TRANSACTIONS.FAILED_AT),
                                PAYMENT_TRANSACTIONS.FAILED_AT))
                .where(PAYMENT_TRANSACTIONS.ID.eq(operation))
                .and(PAYMENT_TRANSACTIONS.STATUS.in("SENT", "UNKNOWN", "PENDING"))
                .execute();
    }

    int refusedVoids(PaymentId payment) {
        return db.fetchCount(
                PAYMENT_TRANSACTIONS,
                PAYMENT_TRANSACTIONS
                        .PAYMENT_ID
                        .eq(payment)
                        .and(PAYMENT_TRANSACTIONS.KIND.eq(Kind.VOID.name()))
                        .and(PAYMENT_TRANSACTIONS.STATUS.eq(Status.DECLINED.name())));
    }

    List<Operation> unsettled(Instant now, Duration pause, int most) {
        return due(
                PAYMENT_TRANSACTIONS.ASK_AT,
                PAYMENT_TRANSACTIONS.STATUS.in(TO_ASK),
                now,
                pause,
                most);
    }

    List<Operation> toRecheck(Instant now, Duration pause, int most) {
        return due(PAYMENT_TRANSACTIONS.RECHECK_AT, noCondition(), now, pause, most);
    }

    /** Not one that has come back meanwhile. */
    void recheckAt(UUID operation, @Nullable Instant next) {
        db.update(PAYMENT_TRANSACTIONS)
                .set(PAYMENT_TRANSACTIONS.RECHECK_AT, next)
                .where(PAYMENT_TRANSACTIONS.ID.eq(operation))
                .and(PAYMENT_TRANSACTIONS.RECHECK_AT.isNotNull())
                .execute();
    }

    /** Moves the time forward in the same statement, so that only one node asks. */
    private List<Operation> due(
            Field<Instant> time, Condition which, Instant now, Duration pause, int most) {
        var due =
                DSL.select(PAYMENT_TRANSACTIONS.ID)
                        .from(PAYMENT_TRANSACTIONS)
                        .where(time.le(now))
                        .and(which)
                        .orderBy(time)
                        .limit(most)
                        .forUpdate()
                        .skipLocked();
        return db.update(PAYMENT_TRANSACTIONS)
                .set(time, now.plus(pause))
                .from(PAYMENTS)
                .where(PAYMENT_TRANSACTIONS.ID.in(due))
                .and(PAYMENTS.PAYMENT_ID.eq(PAYMENT_TRANSACTIONS.PAYMENT_ID))
                .returningResult(PAYMENT_TRANSACTIONS, PAYMENTS)
                .fetch(row -> PaymentRows.operation(row.value1(), row.value2()));
    }
}
