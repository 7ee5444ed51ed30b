package dev.cartwright.byhand;

import static dev.cartwright.byhand.schema.Tables.RECEIPTS;

import dev.cartwright.kernel.OrderId;
import dev.cartwright.platform.Actor;
import dev.cartwright.processors.Operation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.joda.money.Money;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** What money came. */
@Repository
class ReceiptTable {

    private final DSLContext db;

    ReceiptTable(DSLContext db) {
        this.db = db;
    }

    /**
     * Money that came.
     *
     * @param operation the capture
     * @param by who noted it
     */
    record NotedMoney(UUID operation, Money amount, String reference, String by, Instant at) {}

    /** In the transaction that promises the capture. */
    void insert(Operation capture, String reference, Instant now) {
        db.insertInto(RECEIPTS)
                .set(RECEIPTS.OPERATION_ID, capture.id())
                .set(RECEIPTS.ORDER_ID, capture.order())
                .set(RECEIPTS.AMOUNT_MINOR, capture.amount().getAmountMinorLong())
                .set(RECEIPTS.CURRENCY, capture.amount().getCurrencyUnit())
                .set(RECEIPTS.REFERENCE, reference)
                .set(RECEIPTS.NOTED_BY, Actor.current().label())
                .set(RECEIPTS.AT, now)
                .execute();
    }

    boolean isNoted(UUID operation) {
        return db.fetchExists(RECEIPTS, RECEIPTS.OPERATION_ID.eq(operation));
    }

    /** The oldest first. */
    List<NotedMoney> of(OrderId order) {
        return db.selectFrom(RECEIPTS)
                .where(RECEIPTS.ORDER_ID.eq(order))
                .orderBy(RECEIPTS.AT, RECEIPTS.OPERATION_ID)
                .fetch(it ->
                        new NotedMoney(
                                it.getOperationId(),
                                Money.ofMinor(it.getCurrency(), it.getAmountMinor()),
                                it.getReference(),
                                it.getNotedBy(),
                                it.getAt()));
    }
}
