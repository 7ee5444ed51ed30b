package dev.cartwright.payments;

import static dev.cartwright.payments.schema.Tables.PAYMENTS;
import static dev.cartwright.payments.schema.Tables.PAYMENT_TRANSACTIONS;
import static org.jooq.impl.DSL.val;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.PaymentId;
import dev.cartwright.payments.Operation.Kind;
import dev.cartwright.payments.Operation.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.joda.money.Money;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** All SQL of this module: an operation's status moves forward by one conditional statement. */
@Repository
class PaymentTable {

    private static final String OPEN =
            """
            with payment as (
                insert into payments.payments
                    (payment_id, order_id, channel_id, processor, currency, amount_minor, created_at)
                values ({0}, {1}, {2}, {3}, {4}, {5}, {8})
            )
            insert into payments.payment_transactions
                (id, payment_id, kind, amount_minor, status, created_at, ask_at)
            values ({6}, {0}, {7}, {5}, 'NEW', {8}, {9})
            """;

    /** Late success counts too: money that moved after it was given up is on the books. */
    private static final String APPROVED =
            """
            with settled as (
                update payments.payment_transactions
                set status = 'SUCCEEDED', reference = {1}, reason = null, settled_at = {2}
                where id = {0} and status in
                    ('SENT', 'UNKNOWN', 'PENDING', 'NOT_FOUND', 'NOT_SENT', 'DECLINED', 'MANUAL')
                returning payment_id, kind, amount_minor
            )
            update payments.payments payment
            set authorized_minor = authorized_minor
                    + case when kind in ('SALE', 'AUTHORIZE') then settled.amount_minor else 0 end,
                captured_minor = captured_minor
                    + case when kind = 'SALE' then settled.amount_minor else 0 end,
                refunding_minor = refunding_minor
                    - case when kind = 'REFUND' then settled.amount_minor else 0 end,
                refunded_minor = refunded_minor
                    + case when kind = 'REFUND' then settled.amount_minor else 0 end
            from settled where payment.payment_id = settled.payment_id
            """;

    private final DSLContext db;

    PaymentTable(DSLContext db) {
        this.db = db;
    }

    void open(Operation sale, ChannelId channel, Instant now, Instant askAt) {
        db.execute(
                OPEN,
                val(sale.payment(), PAYMENTS.PAYMENT_ID),
                val(sale.order(), PAYMENTS.ORDER_ID),
                val(channel, PAYMENTS.CHANNEL_ID),
                val(sale.processor()),
                val(sale.amount().getCurrencyUnit(), PAYMENTS.CURRENCY),
                val(sale.amount().getAmountMinorLong()),
                val(sale.id()),
                val(sale.kind().name()),
                val(now, PAYMENTS.CREATED_AT),
                val(askAt, PAYMENTS.CREATED_AT));
    }

    void insert(Operation operation, Instant now) {
        db.insertInto(PAYMENT_TRANSACTIONS)
                .set(PAYMENT_TRANSACTIONS.ID, operation.id())
                .set(PAYMENT_TRANSACTIONS.PAYMENT_ID, operation.payment())
                .set(PAYMENT_TRANSACTIONS.KIND, operation.kind().name())
                .set(PAYMENT_TRANSACTIONS.AMOUNT_MINOR, operation.amount().getAmountMinorLong())
                .set(PAYMENT_TRANSACTIONS.STATUS, Status.NEW.name())
                .set(PAYMENT_TRANSACTIONS.CREATED_AT, now)
                .set(PAYMENT_TRANSACTIONS.ASK_AT, now)
                .execute();
    }

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

    /** Stays to be asked about until what follows from it has committed, too. */
    boolean giveUp(UUID operation) {
        return db.update(PAYMENT_TRANSACTIONS)
                        .set(PAYMENT_TRANSACTIONS.STATUS, Status.NOT_SENT.name())
                        .where(PAYMENT_TRANSACTIONS.ID.eq(operation))
                        .and(PAYMENT_TRANSACTIONS.STATUS.eq(Status.NEW.name()))
                        .execute()
                == 1;
    }

    boolean approved(Operation operation, String reference, Instant now) {
        return db.execute(
                        APPROVED,
                        val(operation.id()),
                        val(reference),
                        val(now, PAYMENTS.CREATED_AT))
                == 1;
    }

    /** A refund that was refused stays promised: people have to look at it. */
    boolean refused(Operation operation, Status status, String reason, Instant now) {
        var from =
                status == Status.NOT_FOUND
                        ? List.of("SENT", "UNKNOWN", "PENDING", "NOT_SENT")
                        : List.of("SENT", "UNKNOWN", "PENDING");
        return db.update(PAYMENT_TRANSACTIONS)
                        .set(
                                PAYMENT_TRANSACTIONS.STATUS,
                                operation.kind() == Kind.REFUND
                                        ? Status.MANUAL.name()
                                        : status.name())
                        .set(PAYMENT_TRANSACTIONS.REASON, reason)
                        .set(PAYMENT_TRANSACTIONS.SETTLED_AT, now)
                        .where(PAYMENT_TRANSACTIONS.ID.eq(operation.id()))
                        .and(PAYMENT_TRANSACTIONS.STATUS.in(from))
                        .execute()
                == 1;
    }

    void unknown(UUID operation, String reason, Instant askAt) {
        db.update(PAYMENT_TRANSACTIONS)
                .set(PAYMENT_TRANSACTIONS.STATUS, Status.UNKNOWN.name())
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
                        .and(
                                PAYMENT_TRANSACTIONS.STATUS.in(
                                        "NEW", "NOT_SENT", "SENT", "PENDING", "UNKNOWN"))
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
                .fetch(row -> operation(row.value1(), row.value2()));
    }

    /** What was captured and neither returned nor promised back. */
    record Captured(PaymentId payment, String processor, Money amount) {}

    List<Captured> captured(OrderId order) {
        return db.selectFrom(PAYMENTS)
                .where(PAYMENTS.ORDER_ID.eq(order))
                .orderBy(PAYMENTS.PAYMENT_ID)
                .forUpdate()
                .fetch(row ->
                        new Captured(
                                row.getPaymentId(),
                                row.getProcessor(),
                                Money.ofMinor(
                                        row.getCurrency(),
                                        row.getCapturedMinor()
                                                - row.getRefundedMinor()
                                                - row.getRefundingMinor())));
    }

    boolean promiseRefund(PaymentId payment, Money amount) {
        var minor = amount.getAmountMinorLong();
        return minor > 0
                && db.update(PAYMENTS)
                                .set(PAYMENTS.REFUNDING_MINOR, PAYMENTS.REFUNDING_MINOR.plus(minor))
                                .where(PAYMENTS.PAYMENT_ID.eq(payment))
                                .and(
                                        PAYMENTS.REFUNDED_MINOR
                                                .plus(PAYMENTS.REFUNDING_MINOR)
                                                .plus(minor)
                                                .le(PAYMENTS.CAPTURED_MINOR))
                                .execute()
                        == 1;
    }

    Map<UUID, Operation> operations(String processor) {
        return db.select(PAYMENT_TRANSACTIONS, PAYMENTS)
                .from(PAYMENT_TRANSACTIONS)
                .join(PAYMENTS)
                .using(PAYMENTS.PAYMENT_ID)
                .where(PAYMENTS.PROCESSOR.eq(processor))
                .fetchMap(
                        row -> row.value1().getId(), row -> operation(row.value1(), row.value2()));
    }

    private static Operation operation(Record transaction, Record payment) {
        return new Operation(
                transaction.get(PAYMENT_TRANSACTIONS.ID),
                payment.get(PAYMENTS.PAYMENT_ID),
                payment.get(PAYMENTS.ORDER_ID),
                payment.get(PAYMENTS.PROCESSOR),
                Kind.valueOf(transaction.get(PAYMENT_TRANSACTIONS.KIND)),
                Money.ofMinor(
                        payment.get(PAYMENTS.CURRENCY),
                        transaction.get(PAYMENT_TRANSACTIONS.AMOUNT_MINOR)),
                Status.valueOf(transaction.get(PAYMENT_TRANSACTIONS.STATUS)),
                transaction.get(PAYMENT_TRANSACTIONS.ASKED));
    }
}
