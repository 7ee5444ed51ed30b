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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.CommonTableExpression;
import org.jooq.DSLContext;
import org.jooq.WithStep;
import org.springframework.stereotype.Repository;

/**
 * Payments and what changes them. A payment's row is locked before its operations', and what is
 * written follows from what was read under that lock, in one statement with the event that tells of
 * it.
 */
@Repository
class PaymentTable {

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
                .with(told(event, hash))
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
        with(before, change, event).insertInto(PAYMENT_TRANSACTIONS).set(operation).execute();
    }

    /** Writes what an answer changes of a locked payment and one of its operations. */
    void settle(
            Payment before,
            PaymentsRecord change,
            PaymentTransactionsRecord operation,
            PaymentEvent event) {
        with(before, change, event)
                .update(PAYMENT_TRANSACTIONS)
                .set(operation)
                .where(PAYMENT_TRANSACTIONS.ID.eq(operation.getId()))
                .execute();
    }

    /** Writes what changes of a locked payment alone. */
    void note(Payment before, PaymentsRecord change, PaymentEvent event) {
        with(before, change, event).selectOne().execute();
    }

    /** Begins a statement that changes a locked payment and tells of it. */
    private WithStep with(Payment before, PaymentsRecord change, PaymentEvent event) {
        var hash = event.hash(before.lastHash());
        setLast(change, event, hash);
        return db.with(
                        name("payment")
                                .as(
                                        update(PAYMENTS)
                                                .set(change)
                                                .where(PAYMENTS.PAYMENT_ID.eq(before.id()))
                                                .returning()))
                .with(told(event, hash));
    }

    private static CommonTableExpression<PaymentEventsRecord> told(
            PaymentEvent event, String hash) {
        return name("event").as(insertInto(PAYMENT_EVENTS).set(row(event, hash)).returning());
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

    /** Whether the customer comes back for the first time. */
    boolean returned(PaymentId payment, Instant now) {
        return db.update(PAYMENTS)
                        .set(PAYMENTS.RETURNED_AT, now)
                        .where(PAYMENTS.PAYMENT_ID.eq(payment))
                        .and(PAYMENTS.RETURNED_AT.isNull())
                        .execute()
                == 1;
    }
}
