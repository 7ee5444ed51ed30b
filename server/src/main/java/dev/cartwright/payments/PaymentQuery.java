package dev.cartwright.payments;

import static dev.cartwright.payments.schema.Tables.PAYMENTS;
import static dev.cartwright.payments.schema.Tables.PAYMENT_EVENTS;
import static dev.cartwright.payments.schema.Tables.PAYMENT_TRANSACTIONS;
import static java.util.stream.Collectors.toMap;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.PaymentId;
import dev.cartwright.payments.schema.tables.records.PaymentTransactionsRecord;
import dev.cartwright.payments.schema.tables.records.PaymentsRecord;
import dev.cartwright.platform.Grants;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Operation.Kind;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads payments, their operations and their histories. */
@Repository
class PaymentQuery {

    private final DSLContext db;

    PaymentQuery(DSLContext db) {
        this.db = db;
    }

    /** Empty also where who asks may not see what is of its channel; jobs and buyers may. */
    Optional<PaymentsRecord> payment(PaymentId id) {
        return db.selectFrom(PAYMENTS)
                .where(PAYMENTS.PAYMENT_ID.eq(id))
                .and(inScope())
                .fetchOptional();
    }

    Optional<Operation> operation(UUID id) {
        return db.select(PAYMENTS, PAYMENT_TRANSACTIONS)
                .from(PAYMENTS)
                .join(PAYMENT_TRANSACTIONS)
                .using(PAYMENTS.PAYMENT_ID)
                .where(PAYMENT_TRANSACTIONS.ID.eq(id))
                .fetchOptional(row -> PaymentRows.operation(row.value2(), row.value1()));
    }

    /** Between two instants. */
    record Begun(Instant after, Instant until) {}

    /**
     * Orders with something of a processor's authorisations left; the oldest.
     *
     * @param asked those of which a capture was asked for since then are left out
     */
    List<OrderId> authorized(
            ChannelId channel, String processor, Begun begun, Instant asked, int most) {
        return db.select(PAYMENTS.ORDER_ID)
                .from(PAYMENTS)
                .where(
                        PAYMENTS.STATE.in(
                                PaymentState.AUTHORIZED.name(),
                                PaymentState.PARTIALLY_CAPTURED.name()))
                .and(PAYMENTS.CHANNEL_ID.eq(channel))
                .and(PAYMENTS.PROCESSOR.eq(processor))
                .and(PAYMENTS.CREATED_AT.gt(begun.after()))
                .and(PAYMENTS.CREATED_AT.le(begun.until()))
                .andNotExists(
                        selectOne()
                                .from(PAYMENT_TRANSACTIONS)
                                .where(PAYMENT_TRANSACTIONS.PAYMENT_ID.eq(PAYMENTS.PAYMENT_ID))
                                .and(PAYMENT_TRANSACTIONS.KIND.eq(Kind.CAPTURE.name()))
                                .and(PAYMENT_TRANSACTIONS.CREATED_AT.gt(asked)))
                .orderBy(PAYMENTS.PAYMENT_ID)
                .limit(most)
                .fetch(PAYMENTS.ORDER_ID);
    }

    /**
     * Finds the operation that a processor names by its own reference: that of the payment for what
     * begins one, the operation's own for all others.
     */
    Optional<Operation> operation(String processor, String reference, Kind kind) {
        return db.select(PAYMENTS, PAYMENT_TRANSACTIONS)
                .from(PAYMENTS)
                .join(PAYMENT_TRANSACTIONS)
                .using(PAYMENTS.PAYMENT_ID)
                .where(PAYMENTS.PROCESSOR.eq(processor))
                .and(
                        kind.begins()
                                ? PAYMENTS.REFERENCE
                                        .eq(reference)
                                        .and(PAYMENT_TRANSACTIONS.KIND.in("SALE", "AUTHORIZE"))
                                : PAYMENT_TRANSACTIONS
                                        .REFERENCE
                                        .eq(reference)
                                        .and(PAYMENT_TRANSACTIONS.KIND.eq(kind.name())))
                .orderBy(PAYMENT_TRANSACTIONS.ID.desc())
                .limit(1)
                .fetchOptional(row -> PaymentRows.operation(row.value2(), row.value1()));
    }

    List<Operation> operations(Collection<UUID> ids) {
        return db.select(PAYMENTS, PAYMENT_TRANSACTIONS)
                .from(PAYMENTS)
                .join(PAYMENT_TRANSACTIONS)
                .using(PAYMENTS.PAYMENT_ID)
                .where(PAYMENT_TRANSACTIONS.ID.in(ids))
                .fetch(row -> PaymentRows.operation(row.value2(), row.value1()));
    }

    /** Whether it is the customer who has to act. */
    boolean awaitsCustomer(PaymentId payment) {
        return db.fetchExists(
                PAYMENTS,
                PAYMENTS.PAYMENT_ID
                        .eq(payment)
                        .and(PAYMENTS.STAGE.eq(Stage.REQUIRES_ACTION.name())));
    }

    /** What begins a payment and is not settled yet. */
    Optional<Operation> unsettled(PaymentId payment) {
        return db.select(PAYMENTS, PAYMENT_TRANSACTIONS)
                .from(PAYMENTS)
                .join(PAYMENT_TRANSACTIONS)
                .using(PAYMENTS.PAYMENT_ID)
                .where(PAYMENTS.PAYMENT_ID.eq(payment))
                .and(PAYMENT_TRANSACTIONS.KIND.in("SALE", "AUTHORIZE"))
                .and(PAYMENT_TRANSACTIONS.STATUS.in("SENT", "PENDING", "UNKNOWN"))
                .fetchOptional(row -> PaymentRows.operation(row.value2(), row.value1()));
    }

    List<PaymentTransactionsRecord> operations(PaymentId payment) {
        return db.selectFrom(PAYMENT_TRANSACTIONS)
                .where(PAYMENT_TRANSACTIONS.PAYMENT_ID.eq(payment))
                .orderBy(PAYMENT_TRANSACTIONS.ID)
                .fetch();
    }

    /** What a processor was ever asked, by our id. */
    Map<UUID, Operation> operations(String processor) {
        return db
                .select(PAYMENT_TRANSACTIONS, PAYMENTS)
                .from(PAYMENT_TRANSACTIONS)
                .join(PAYMENTS)
                .using(PAYMENTS.PAYMENT_ID)
                .where(PAYMENTS.PROCESSOR.eq(processor))
                .fetch(row -> PaymentRows.operation(row.value1(), row.value2()))
                .stream()
                .collect(toMap(Operation::id, it -> it));
    }

    /** The newest first; null is any. */
    List<PaymentsRecord> page(
            @Nullable OrderId order, @Nullable PaymentState state, @Nullable UUID after, int most) {
        return db.selectFrom(PAYMENTS)
                .where(inScope())
                .and(order == null ? noCondition() : PAYMENTS.ORDER_ID.eq(order))
                .and(state == null ? noCondition() : PAYMENTS.STATE.eq(state.name()))
                .and(after == null ? noCondition() : PAYMENTS.PAYMENT_ID.lt(new PaymentId(after)))
                .orderBy(PAYMENTS.PAYMENT_ID.desc())
                .limit(most)
                .fetch();
    }

    /** Operations that nobody but a person can settle, the oldest first. */
    List<Operation> manual(@Nullable UUID after, int most) {
        return db.select(PAYMENTS, PAYMENT_TRANSACTIONS)
                .from(PAYMENT_TRANSACTIONS)
                .join(PAYMENTS)
                .using(PAYMENTS.PAYMENT_ID)
                .where(PAYMENT_TRANSACTIONS.STATUS.in("MANUAL", "REVERSED"))
                .and(inScope())
                .and(after == null ? noCondition() : PAYMENT_TRANSACTIONS.ID.gt(after))
                .orderBy(PAYMENT_TRANSACTIONS.ID)
                .limit(most)
                .fetch(row -> PaymentRows.operation(row.value2(), row.value1()));
    }

    List<PaymentEvent> events(PaymentId payment) {
        return db.selectFrom(PAYMENT_EVENTS)
                .where(PAYMENT_EVENTS.PAYMENT_ID.eq(payment))
                .orderBy(PAYMENT_EVENTS.NUMBER)
                .fetch(PaymentRows::event);
    }

    private static Condition inScope() {
        return Grants.currentScope().in(PAYMENTS.CHANNEL_ID);
    }

    Optional<URI> action(OrderId order) {
        return db.select(PAYMENTS.ACTION)
                .from(PAYMENTS)
                .where(PAYMENTS.ORDER_ID.eq(order))
                .and(PAYMENTS.ACTION.isNotNull())
                .limit(1)
                .fetchOptional(row -> URI.create(row.value1()));
    }
}
