package dev.cartwright.returns;

import static dev.cartwright.returns.schema.Tables.RECEIPTS;
import static dev.cartwright.returns.schema.Tables.RECEIPT_LINES;
import static dev.cartwright.returns.schema.Tables.RETURNS;
import static dev.cartwright.returns.schema.Tables.RETURN_LINES;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectFrom;

import dev.cartwright.kernel.OrderId;
import dev.cartwright.returns.Return.Line;
import dev.cartwright.returns.Return.Part;
import dev.cartwright.returns.Return.Receipt;
import dev.cartwright.returns.schema.tables.records.ReceiptLinesRecord;
import dev.cartwright.returns.schema.tables.records.ReceiptsRecord;
import dev.cartwright.returns.schema.tables.records.ReturnLinesRecord;
import dev.cartwright.returns.schema.tables.records.ReturnsRecord;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.Result;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** SQL for returns. They are written under the lock of their order's row. */
@Repository
class ReturnTable {

    private static final Field<Result<ReturnLinesRecord>> LINES =
            multiset(
                    selectFrom(RETURN_LINES)
                            .where(RETURN_LINES.RETURN_ID.eq(RETURNS.ID))
                            .orderBy(RETURN_LINES.LINE_ID));

    private static final Field<List<Part>> PARTS =
            multiset(
                            selectFrom(RECEIPT_LINES)
                                    .where(RECEIPT_LINES.RECEIPT_ID.eq(RECEIPTS.ID))
                                    .orderBy(RECEIPT_LINES.NUMBER))
                    .convertFrom(rows -> rows.map(ReturnTable::part));

    private static final Field<List<Receipt>> CAME =
            multiset(
                            select(
                                            RECEIPTS.ID,
                                            RECEIPTS.CURRENCY,
                                            RECEIPTS.AMOUNT_MINOR,
                                            RECEIPTS.RECEIVED_BY,
                                            RECEIPTS.RECEIVED_AT,
                                            PARTS)
                                    .from(RECEIPTS)
                                    .where(RECEIPTS.RETURN_ID.eq(RETURNS.ID))
                                    .orderBy(RECEIPTS.ID))
                    .convertFrom(rows ->
                            rows.map(
                                    mapping((id, currency, minor, by, at, parts) ->
                                            new Receipt(
                                                    id,
                                                    Money.ofMinor(currency, minor),
                                                    by,
                                                    at,
                                                    parts))));

    private final DSLContext db;

    ReturnTable(DSLContext db) {
        this.db = db;
    }

    /** The return first: its lines refer to it. */
    void insert(Return it) {
        var row = new ReturnsRecord();
        row.setId(it.id());
        row.setOrderId(it.order());
        row.setChannelId(it.channel());
        row.setNumber(it.number());
        row.setStatus(it.state().name());
        row.setRequestedBy(it.requestedBy());
        row.setRequestedAt(it.requestedAt());
        db.insertInto(RETURNS).set(row).execute();
        db.insertInto(RETURN_LINES)
                .set(it.lines().stream().map(line -> line(it.id(), line)).toList())
                .execute();
    }

    private static ReturnLinesRecord line(UUID id, Line line) {
        var row = new ReturnLinesRecord();
        row.setReturnId(id);
        row.setLineId(line.line());
        row.setSku(line.sku());
        row.setQuantity(line.quantity());
        row.setReason(line.reason().name());
        row.setComment(line.comment());
        return row;
    }

    /**
     * Writes what is in the row beside the new state; false where it does not stand there any more.
     */
    boolean move(UUID id, ReturnState from, ReturnState to, ReturnsRecord row) {
        row.setStatus(to.name());
        return db.update(RETURNS)
                        .set(row)
                        .set(RETURNS.VERSION, RETURNS.VERSION.plus(1))
                        .where(RETURNS.ID.eq(id))
                        .and(RETURNS.STATUS.eq(from.name()))
                        .execute()
                == 1;
    }

    /** The database refuses more units than were asked for. */
    void receive(UUID id, Receipt receipt) {
        var row = new ReceiptsRecord();
        row.setId(receipt.id());
        row.setReturnId(id);
        row.setCurrency(receipt.amount().getCurrencyUnit());
        row.setAmountMinor(receipt.amount().getAmountMinorLong());
        row.setReceivedBy(receipt.by());
        row.setReceivedAt(receipt.at());
        db.insertInto(RECEIPTS).set(row).execute();
        var rows = new ArrayList<ReceiptLinesRecord>();
        for (var part : receipt.parts()) {
            rows.add(row(receipt.id(), rows.size(), part));
            var counter =
                    part.condition() == Condition.RESTOCK
                            ? RETURN_LINES.RESTOCKED
                            : RETURN_LINES.SCRAPPED;
            db.update(RETURN_LINES)
                    .set(counter, counter.plus(part.units()))
                    .where(RETURN_LINES.RETURN_ID.eq(id))
                    .and(RETURN_LINES.LINE_ID.eq(part.line()))
                    .execute();
        }
        db.insertInto(RECEIPT_LINES).set(rows).execute();
    }

    private static ReceiptLinesRecord row(UUID receipt, int number, Part part) {
        return new ReceiptLinesRecord(
                receipt,
                number,
                part.line(),
                part.condition().name(),
                part.units(),
                part.location(),
                part.lot());
    }

    Optional<Return> find(UUID id) {
        return where(RETURNS.ID.eq(id)).fetchOptional(ReturnTable::found);
    }

    /** The oldest first. */
    List<Return> of(OrderId order) {
        return where(RETURNS.ORDER_ID.eq(order)).orderBy(RETURNS.ID).fetch(ReturnTable::found);
    }

    /** The newest first; null is any. */
    List<Return> page(
            @Nullable ReturnState state, @Nullable OrderId order, @Nullable UUID after, int most) {
        return where(state == null ? noCondition() : RETURNS.STATUS.eq(state.name()))
                .and(order == null ? noCondition() : RETURNS.ORDER_ID.eq(order))
                .and(after == null ? noCondition() : RETURNS.ID.lt(after))
                .orderBy(RETURNS.ID.desc())
                .limit(most)
                .fetch(ReturnTable::found);
    }

    private SelectConditionStep<Record3<ReturnsRecord, Result<ReturnLinesRecord>, List<Receipt>>>
            where(org.jooq.Condition which) {
        return db.select(RETURNS, LINES, CAME).from(RETURNS).where(which);
    }

    private static Return found(
            Record3<ReturnsRecord, Result<ReturnLinesRecord>, List<Receipt>> all) {
        var row = all.value1();
        var label = row.getLabelUrl();
        return new Return(
                row.getId(),
                row.getOrderId(),
                row.getChannelId(),
                row.getNumber(),
                ReturnState.valueOf(row.getStatus()),
                row.getVersion(),
                row.getRequestedBy(),
                row.getRequestedAt(),
                row.getDecidedBy(),
                row.getDecidedAt(),
                row.getInstructions(),
                label == null ? null : URI.create(label),
                row.getRejection(),
                row.getClosedAt(),
                all.value2().map(ReturnTable::line),
                all.value3());
    }

    private static Line line(ReturnLinesRecord row) {
        return new Line(
                row.getLineId(),
                row.getSku(),
                row.getQuantity(),
                ReturnReason.valueOf(row.getReason()),
                row.getComment(),
                row.getRestocked(),
                row.getScrapped());
    }

    private static Part part(ReceiptLinesRecord row) {
        return new Part(
                row.getLineId(),
                Condition.valueOf(row.getCondition()),
                row.getUnits(),
                row.getLocation(),
                row.getLot());
    }
}
