package dev.cartwright.payments;

import static dev.cartwright.payments.schema.Tables.PAYMENTS;
import static dev.cartwright.payments.schema.Tables.PAYMENT_EVENTS;
import static dev.cartwright.payments.schema.Tables.PAYMENT_TRANSACTIONS;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.update;

import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.PaymentId;
import dev.cartwright.payments.schema.tables.records.PaymentEventsRecord;
import dev.cartwright.payments.schema.tables.records.PaymentTransactionsRecord;
import dev.cartwright.payments.schema.tables.records.PaymentsRecord;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Operation.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.UpdateResultStep;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/**
 * All writes of this module. A payment's row is locked before its operations', and what is written
 * follows from what was read under that lock, in one statement with the event that tells of it.
 */
@Repository
class PaymentTable {

    private static final List<String> TO_ASK =
            List.of("NEW", "NOT_SENT", "SENT", "PENDING", "UNKNOWN");

    private final DSLContext db;

    PaymentTable(DSLContext db) {
        this.db = db;
    }

    /** A payment and one of its operations, both locked. */
    record Locked(Payment payment, Operation operation) {}

    /** Writes a new payment, its first operation and its first event. */
    void open(PaymentsRecord payment, PaymentTransactionsRecord operation, PaymentEvent event) {
        var hash = event.hash(payment.getLastHash());
        setLast(payment, event, hash);
        db.with(name("payment").as(insertInto(PAYMENTS).set(payment).returning()))
                .with(
                        name("event")
                                .as(insertInto(PAYMENT_EVENTS).set(row(event, hash)).returning()))
                .insertInto(PAYMENT_TRANSACTIONS)
                .set(operation)
                .execute();
    }

    Optional<Payment> lock(PaymentId payment) {
        return db.selectFrom(PAYMENTS)
                .where(PAYMENTS.PAYMENT_ID.eq(payment))
                .forNoKeyUpdate()
                .fetchOptional(PaymentRows::payment);
    }

    /** Both rows: of one that is not locked, only the snapshot of before the wait is seen. */
    Optional<Locked> lock(UUID operation) {
        return db.select(PAYMENTS, PAYMENT_TRANSACTIONS)
                .from(PAYMENTS)
                .join(PAYMENT_TRANSACTIONS)
                .using(PAYMENTS.PAYMENT_ID)
                .where(PAYMENT_TRANSACTIONS.ID.eq(operation))
                .forNoKeyUpdate()
                .fetchOptional(row ->
                        new Locked(
                                PaymentRows.payment(row.value1()),
                                PaymentRows.operation(row.value2(), row.value1())));
    }

    List<Payment> lockAll(OrderId order) {
        return db.selectFrom(PAYMENTS)
                .where(PAYMENTS.ORDER_ID.eq(order))
                .orderBy(PAYMENTS.PAYMENT_ID)
                .forNoKeyUpdate()
                .fetch(PaymentRows::payment);
    }

    /** Writes an operation that begins on a locked payment. */
    void begin(
            Payment before,
            PaymentsRecord change,
            PaymentTransactionsRecord operation,
            PaymentEvent event) {
        var hash = event.hash(before.lastHash());
        setLast(change, event, hash);
        db.with(name("payment").as(change(before, change)))
                .with(
                        name("event")
                                .as(insertInto(PAYMENT_EVENTS).set(row(event, hash)).returning()))
                .insertInto(PAYMENT_TRANSACTIONS)
                .set(operation)
                .execute();
    }

    /** Writes what an answer changes of a locked payment and one of its operations. */
    void settle(
            Payment before,
            PaymentsRecord change,
            PaymentTransactionsRecord operation,
            PaymentEvent event) {
        var hash = event.hash(before.lastHash());
        setLast(change, event, hash);
        db.with(name("payment").as(change(before, change)))
                .with(
                        name("event")
                                .as(insertInto(PAYMENT_EVENTS).set(row(event, hash)).returning()))
                .update(PAYMENT_TRANSACTIONS)
                .set(operation)
                .where(PAYMENT_TRANSACTIONS.ID.eq(operation.getId()))
                .execute();
    }

    private static UpdateResultStep<PaymentsRecord> change(Payment before, PaymentsRecord change) {
        return update(PAYMENTS).set(change).where(PAYMENTS.PAYMENT_ID.eq(before.id())).returning();
    }

    private static void setLast(PaymentsRecord payment, PaymentEvent event, String hash) {
        payment.setEvents(event.number());
        payment.setLastHash(hash);
    }

    private static PaymentEventsRecord row(PaymentEvent event, String hash) {
        return new PaymentEventsRecord(
                event.payment(),
                event.number(),
                event.at(),
                event.kind().name(),
                event.operation(),
                event.actor().kind().name(),
                event.actor().id(),
                event.actor().requestId(),
                event.facts(),
                hash);
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

    /** Whether the customer comes back for the first time. */
    boolean returned(PaymentId payment, Instant now) {
        return db.update(PAYMENTS)
                        .set(PAYMENTS.RETURNED_AT, now)
                        .where(PAYMENTS.PAYMENT_ID.eq(payment))
                        .and(PAYMENTS.RETURNED_AT.isNull())
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
     */
    void unknown(UUID operation, String reason, Instant askAt, boolean manual) {
        db.update(PAYMENT_TRANSACTIONS)
                .set(
                        PAYMENT_TRANSACTIONS.STATUS,
                        DSL.case_(PAYMENT_TRANSACTIONS.STATUS)
                                .when(Status.PENDING.name(), Status.PENDING.name())
                                .else_((manual ? Status.MANUAL : Status.UNKNOWN).name()))
                .set(PAYMENT_TRANSACTIONS.REASON, reason)
                .set(PAYMENT_TRANSACTIONS.ASKED, PAYMENT_TRANSACTIONS.ASKED.plus(1))
                .set(PAYMENT_TRANSACTIONS.ASK_AT, askAt)
                .where(PAYMENT_TRANSACTIONS.ID.eq(operation))
                .and(PAYMENT_TRANSACTIONS.STATUS.in("SENT", "UNKNOWN", "PENDING"))
                .execute();
    }

    /** Moves the time to ask forward in the same statement, so that only one node asks. */
    List<Operation> unsettled(Instant now, Duration pause, int most) {
        var due =
                DSL.select(PAYMENT_TRANSACTIONS.ID)
                        .from(PAYMENT_TRANSACTIONS)
                        .where(PAYMENT_TRANSACTIONS.ASK_AT.le(now))
                        .and(PAYMENT_TRANSACTIONS.STATUS.in(TO_ASK))
                        .orderBy(PAYMENT_TRANSACTIONS.ASK_AT)
                        .limit(most)
                        .forUpdate()
                        .skipLocked();
        return db.update(PAYMENT_TRANSACTIONS)
                .set(PAYMENT_TRANSACTIONS.ASK_AT, now.plus(pause))
                .from(PAYMENTS)
                .where(PAYMENT_TRANSACTIONS.ID.in(due))
                .and(PAYMENTS.PAYMENT_ID.eq(PAYMENT_TRANSACTIONS.PAYMENT_ID))
                .returningResult(PAYMENT_TRANSACTIONS, PAYMENTS)
                .fetch(row -> PaymentRows.operation(row.value1(), row.value2()));
    }
}
