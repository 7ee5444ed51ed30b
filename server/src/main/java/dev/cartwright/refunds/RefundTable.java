package dev.cartwright.refunds;

import static dev.cartwright.refunds.schema.Tables.PAYMENT_REFUNDS;
import static dev.cartwright.refunds.schema.Tables.PAYMENT_REFUND_LINES;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectFrom;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Grants;
import dev.cartwright.refunds.Portions.Portion;
import dev.cartwright.refunds.Refund.Status;
import dev.cartwright.refunds.schema.tables.records.PaymentRefundLinesRecord;
import dev.cartwright.refunds.schema.tables.records.PaymentRefundsRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Result;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Refunds with their lines. They are written under the lock of their order's row only. */
@Repository
class RefundTable {

    private static final Field<Result<PaymentRefundLinesRecord>> LINES =
            multiset(
                    selectFrom(PAYMENT_REFUND_LINES)
                            .where(PAYMENT_REFUND_LINES.REFUND_ID.eq(PAYMENT_REFUNDS.ID))
                            .orderBy(PAYMENT_REFUND_LINES.LINE_ID));

    private final DSLContext db;

    RefundTable(DSLContext db) {
        this.db = db;
    }

    /** The refund first: its lines refer to it. */
    void insert(Refund refund, ChannelId channel) {
        db.insertInto(PAYMENT_REFUNDS)
                .set(row(refund))
                .set(PAYMENT_REFUNDS.CHANNEL_ID, channel)
                .execute();
        var lines =
                refund.given().lines().entrySet().stream()
                        .map(it -> line(refund.id(), it.getKey(), it.getValue()))
                        .toList();
        if (!lines.isEmpty()) {
            db.insertInto(PAYMENT_REFUND_LINES).set(lines).execute();
        }
    }

    void grant(Refund refund) {
        decide(
                PAYMENT_REFUNDS.ID.eq(refund.id()),
                Status.GRANTED,
                refund.operation(),
                refund.decidedBy(),
                refund.decidedAt());
    }

    void reject(UUID refund, Actor by, Instant at) {
        decide(PAYMENT_REFUNDS.ID.eq(refund), Status.REJECTED, null, by.label(), at);
    }

    void rejectRequests(OrderId order, Actor by, Instant at) {
        decide(PAYMENT_REFUNDS.ORDER_ID.eq(order), Status.REJECTED, null, by.label(), at);
    }

    private void decide(
            Condition which,
            Status status,
            @Nullable UUID operation,
            @Nullable String by,
            @Nullable Instant at) {
        db.update(PAYMENT_REFUNDS)
                .set(PAYMENT_REFUNDS.STATUS, status.name())
                .set(PAYMENT_REFUNDS.OPERATION_ID, operation)
                .set(PAYMENT_REFUNDS.DECIDED_BY, by)
                .set(PAYMENT_REFUNDS.DECIDED_AT, at)
                .where(which)
                .and(PAYMENT_REFUNDS.STATUS.eq(Status.REQUESTED.name()))
                .execute();
    }

    /** Another operation pays it than the one that failed; that of a cancellation has no refund. */
    void setOperation(UUID failed, UUID operation) {
        db.update(PAYMENT_REFUNDS)
                .set(PAYMENT_REFUNDS.OPERATION_ID, operation)
                .where(PAYMENT_REFUNDS.OPERATION_ID.eq(failed))
                .execute();
    }

    /** Empty also where who asks may not see what is of its channel; jobs may. */
    Optional<Refund> find(UUID id) {
        return where(PAYMENT_REFUNDS.ID.eq(id).and(inScope())).fetchOptional(RefundTable::refund);
    }

    /** All of an order, the oldest first. */
    List<Refund> of(OrderId order) {
        return where(PAYMENT_REFUNDS.ORDER_ID.eq(order))
                .orderBy(PAYMENT_REFUNDS.ID)
                .fetch(RefundTable::refund);
    }

    /** The first that was decided first; inlined, for the index has no other status. */
    List<Refund> decided(Condition which, Collection<Status> as, int most) {
        var statuses = as.stream().map(it -> inline(it.name())).toList();
        return where(which.and(PAYMENT_REFUNDS.STATUS.in(statuses)))
                .orderBy(PAYMENT_REFUNDS.DECIDED_AT, PAYMENT_REFUNDS.ID)
                .limit(most)
                .fetch(RefundTable::refund);
    }

    /** The newest first; null is any. */
    List<Refund> page(
            @Nullable OrderId order, @Nullable Status status, @Nullable UUID after, int most) {
        return where(inScope())
                .and(order == null ? noCondition() : PAYMENT_REFUNDS.ORDER_ID.eq(order))
                .and(status == null ? noCondition() : PAYMENT_REFUNDS.STATUS.eq(status.name()))
                .and(after == null ? noCondition() : PAYMENT_REFUNDS.ID.lt(after))
                .orderBy(PAYMENT_REFUNDS.ID.desc())
                .limit(most)
                .fetch(RefundTable::refund);
    }

    private static Condition inScope() {
        return Grants.currentScope().in(PAYMENT_REFUNDS.CHANNEL_ID);
    }

    private SelectConditionStep<Record2<PaymentRefundsRecord, Result<PaymentRefundLinesRecord>>>
            where(Condition condition) {
        return db.select(PAYMENT_REFUNDS, LINES).from(PAYMENT_REFUNDS).where(condition);
    }

    private static Refund refund(
            Record2<PaymentRefundsRecord, Result<PaymentRefundLinesRecord>> both) {
        var row = both.value1();
        var lines = new LinkedHashMap<UUID, Portion>();
        for (var line : both.value2()) {
            var worth =
                    new Worth(line.getItemsMinor(), line.getDiscountMinor(), line.getTaxMinor());
            var kept =
                    new Worth(
                            line.getKeptItemsMinor(),
                            line.getKeptDiscountMinor(),
                            line.getKeptTaxMinor());
            lines.put(line.getLineId(), new Portion(line.getQuantity(), worth, kept));
        }
        var shipping = new Worth(row.getShippingMinor(), 0, row.getShippingTaxMinor());
        return new Refund(
                row.getId(),
                row.getOrderId(),
                row.getPaymentId(),
                row.getOperationId(),
                Money.ofMinor(row.getCurrency(), row.getAmountMinor()),
                new Portions(lines, shipping),
                row.getReason(),
                Status.valueOf(row.getStatus()),
                row.getRequestedBy(),
                row.getRequestedAt(),
                row.getDecidedBy(),
                row.getDecidedAt());
    }

    private static PaymentRefundsRecord row(Refund refund) {
        var goods = refund.given().goods();
        var shipping = refund.given().shipping();
        var row = new PaymentRefundsRecord();
        row.setId(refund.id());
        row.setOrderId(refund.order());
        row.setPaymentId(refund.payment());
        row.setOperationId(refund.operation());
        row.setCurrency(refund.amount().getCurrencyUnit());
        row.setAmountMinor(refund.amount().getAmountMinorLong());
        row.setItemsMinor(goods.items());
        row.setDiscountMinor(goods.discount());
        row.setShippingMinor(shipping.items());
        row.setTaxMinor(goods.tax() + shipping.tax());
        row.setShippingTaxMinor(shipping.tax());
        row.setReason(refund.reason());
        row.setStatus(refund.status().name());
        row.setRequestedBy(refund.requestedBy());
        row.setRequestedAt(refund.requestedAt());
        row.setDecidedBy(refund.decidedBy());
        row.setDecidedAt(refund.decidedAt());
        return row;
    }

    private static PaymentRefundLinesRecord line(UUID refund, UUID line, Portion portion) {
        return new PaymentRefundLinesRecord(
                refund,
                line,
                portion.quantity(),
                portion.worth().items(),
                portion.worth().discount(),
                portion.worth().tax(),
                portion.kept().items(),
                portion.kept().discount(),
                portion.kept().tax());
    }
}
